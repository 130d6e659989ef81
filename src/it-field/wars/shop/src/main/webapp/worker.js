// SPDX-License-Identifier: Apache-2.0
// Answers each request by fetch, as offline-first applications do.
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => event.respondWith(fetch(event.request)));
