// SPDX-License-Identifier: Apache-2.0
/** A small shop with a cart in the session, which several nodes share. */
package com.example.shop;
