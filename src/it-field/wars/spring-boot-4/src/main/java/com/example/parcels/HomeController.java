// SPDX-License-Identifier: Apache-2.0
package com.example.parcels;

import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who is signed in. */
@RestController
public class HomeController {

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home(Principal principal) {
        return "<!DOCTYPE html><title>Home</title><p>Signed in as <b id='user'>" + principal.getName() + "</b></p>";
    }
}
