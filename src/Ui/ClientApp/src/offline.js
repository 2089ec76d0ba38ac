// Work without signal, for every field page: an encrypted store on this device, today's package in it, and an append-only queue
// of events that is sent in order when there is signal. See ClientApp/README.md.
const name = 'yiju-field';
const rounds = 310000;
const tries = 5;
const day = 86400000;
const atOnce = 50;
const known = new TextEncoder().encode('颐居');

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function openDb() {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('meta');
    db.createObjectStore('kept');
    db.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true });
  };
  return asked(request);
}

async function keyFrom(pin, salt) {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'],
  );
}

async function seal(key, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
}

const unseal = (key, { iv, data }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
const pack = (value) => new TextEncoder().encode(JSON.stringify(value));
const unpack = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** Removes everything kept on this device: store, queue, shell. */
export async function wipe() {
  localStorage.removeItem(name);
  await Promise.all([asked(indexedDB.deleteDatabase(name)), globalThis.caches?.delete(name)]);
}

/** How many events wait to be sent; needs no PIN. */
export async function waiting() {
  if (!localStorage.getItem(name)) return 0;
  const db = await openDb();
  try {
    return await asked(db.transaction('queue').objectStore('queue').count());
  } finally {
    db.close();
  }
}

/** Signing out empties the device; with unsent events it asks first. Called once by app.js. */
export function wipeOnSignOut() {
  let agreed = false;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!('signOut' in form.dataset) || agreed || !localStorage.getItem(name)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    (async () => {
      const left = await waiting();
      if (left > 0 && !confirm(`还有 ${left} 条记录没有上传，退出后会丢失。仍要退出吗？`)) return;
      await wipe();
      agreed = true;
      form.requestSubmit();
    })();
  }, true);
}

/** Keeps this page and its assets for opening without signal. The page must hold no personal data of others. */
export async function keepShell() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/field-sw.js', { scope: '/field/' });
  const worker = (await navigator.serviceWorker.ready).active;
  const assets = performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/_content/')).map((url) => url.pathname);
  worker.postMessage({ keep: [location.pathname, ...new Set(assets)] });
}

/** The encrypted store of one person on one device. */
export class Vault {
  #db;
  #key;
  #timer;
  #running;

  constructor(db, key, meta) {
    this.#db = db;
    this.#key = key;
    this.meta = meta;
  }

  /** 'new' (choose a PIN), 'locked' (enter it), after wiping what belongs to somebody else or is too old. */
  static async state(owner, maxDays = 7) {
    const db = await openDb();
    const meta = await asked(db.transaction('meta').objectStore('meta').get('lock'));
    db.close();
    if (!meta) return 'new';
    if (meta.owner === owner && Date.now() - meta.usedAt < maxDays * day) return 'locked';
    await wipe();
    return 'new';
  }

  /** Opens with a PIN, or makes the store with it. Null when the PIN is wrong; after five wrong ones everything is wiped. */
  static async open(owner, pin) {
    const db = await openDb();
    const store = (mode) => db.transaction('meta', mode).objectStore('meta');
    let meta = await asked(store('readonly').get('lock'));
    if (!meta) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const key = await keyFrom(pin, salt);
      meta = { owner, salt, proof: await seal(key, known), wrong: 0, usedAt: Date.now() };
      await asked(store('readwrite').put(meta, 'lock'));
      localStorage.setItem(name, '1');
      return new Vault(db, key, meta);
    }
    const key = await keyFrom(pin, meta.salt);
    try {
      await unseal(key, meta.proof);
    } catch {
      meta.wrong += 1;
      await asked(store('readwrite').put(meta, 'lock'));
      db.close();
      if (meta.wrong >= tries) await wipe();
      return null;
    }
    meta.wrong = 0;
    meta.usedAt = Date.now();
    await asked(store('readwrite').put(meta, 'lock'));
    return new Vault(db, key, meta);
  }

  /** Keeps a value under a key, such as today's package. */
  async put(key, value) {
    const sealed = await seal(this.#key, pack(value));
    await asked(this.#db.transaction('kept', 'readwrite').objectStore('kept').put(sealed, key));
  }

  async get(key) {
    const sealed = await asked(this.#db.transaction('kept').objectStore('kept').get(key));
    return sealed ? unpack(await unseal(this.#key, sealed)) : null;
  }

  /** Adds an event; it gets an id and the device's time here and is never changed. Returns it as it will be sent. */
  async append(topic, body) {
    const event = { id: crypto.randomUUID(), at: new Date().toISOString(), ...body };
    const sealed = await seal(this.#key, pack(event));
    await asked(this.#db.transaction('queue', 'readwrite').objectStore('queue').add({ topic, ...sealed }));
    return event;
  }

  /** Events that were not yet taken by the server, oldest first. */
  async pending(topic) {
    const rows = await asked(this.#db.transaction('queue').objectStore('queue').getAll());
    const mine = rows.filter((row) => !topic || row.topic === topic);
    return Promise.all(mine.map(async (row) => ({ seq: row.seq, topic: row.topic, event: unpack(await unseal(this.#key, row)) })));
  }

  /**
   * Sends what waits, in order, at most 50 at once. The server answers {taken: [id], refused: [{id, sentence}]}; both leave the queue.
   * The same batch carries the same Idempotency-Key until it was taken. Returns {sent, refused, left, offline, signedOut}.
   */
  async send(topic, address) {
    const result = { sent: 0, refused: [], left: 0, offline: false, signedOut: false };
    for (;;) {
      const rows = (await this.pending(topic)).slice(0, atOnce);
      if (rows.length === 0) return result;
      result.left = rows.length;
      const answer = await this.#post(address, rows).catch(() => null);
      if (!answer || answer.status >= 500) return { ...result, offline: true };
      if (answer.status === 401) return { ...result, signedOut: true };
      if (!answer.ok) return { ...result, refused: [...result.refused, { id: null, sentence: (await answer.json()).title }] };
      const { taken, refused } = await answer.json();
      const gone = new Set([...taken, ...refused.map((r) => r.id)]);
      if (gone.size === 0) return result;
      const queue = this.#db.transaction('queue', 'readwrite').objectStore('queue');
      await Promise.all(rows.filter((row) => gone.has(row.event.id)).map((row) => asked(queue.delete(row.seq))));
      result.sent += taken.length;
      result.refused.push(...refused);
      result.left = (await this.pending(topic)).length;
    }
  }

  #post(address, rows) {
    return fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `${rows[0].event.id}:${rows.at(-1).event.id}` },
      body: JSON.stringify({ events: rows.map((row) => row.event) }),
      signal: AbortSignal.timeout(30000),
    });
  }

  /** Sends now, whenever signal comes back, and every half minute; `tell` gets each result. One at a time. */
  keepSending(topic, address, tell) {
    const run = async () => {
      this.#running ??= this.send(topic, address).finally(() => { this.#running = undefined; });
      tell(await this.#running);
    };
    addEventListener('online', run);
    this.#timer ??= setInterval(run, 30000);
    run();
    return run;
  }

  /** Forgets the key; the store stays, encrypted. */
  close() {
    clearInterval(this.#timer);
    this.#key = undefined;
    this.#db.close();
  }
}
