// Pages under /field/ open without signal: the shell (without personal data) and its assets are kept; data never is.
const store = 'yiju-field';
const patience = 4000;
const isAsset = (url) => url.pathname.startsWith('/_content/');
const isShell = (request, url) => request.mode === 'navigate' && url.pathname.startsWith('/field/');

async function keep(addresses) {
  const cache = await caches.open(store);
  await Promise.all(addresses.map(async (address) => {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (answer.ok && !answer.redirected) await cache.put(new URL(address, self.location).pathname, answer);
  }));
}

async function fromNetworkFirst(request, url) {
  const cache = await caches.open(store);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok && !answer.redirected) await cache.put(url.pathname, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(url.pathname);
    if (kept) return kept;
    throw error;
  }
}

async function fromCacheFirst(request, url) {
  const kept = await (await caches.open(store)).match(url.pathname);
  return kept ?? fetch(request);
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isShell(event.request, url)) event.respondWith(fromNetworkFirst(event.request, url));
  else if (isAsset(url)) event.respondWith(fromCacheFirst(event.request, url));
});
