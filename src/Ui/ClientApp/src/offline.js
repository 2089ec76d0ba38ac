// Work without signal, for every field page: an encrypted store on this device, today's package in it, and an append-only queue
// of events that is sent in order when there is signal. See ClientApp/README.md.
const name = 'yiju-field';
const rounds = 310000;
const tries = 5;
const day = 86400000;
const atOnce = 50;
const bytesAtOnce = 1 << 20;
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
  return asked(request).then((db) => {
    // Wiping must not wait for a window that has the store open.
    db.onversionchange = () => db.close();
    return db;
  });
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

/** How many events the server has not taken; needs no PIN. */
export async function waiting() {
  if (!localStorage.getItem(name)) return 0;
  const db = await openDb();
  try {
    const rows = await asked(db.transaction('queue').objectStore('queue').getAll());
    return rows.filter((row) => row.state !== 'taken').length;
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
      if (left > 0 && !confirm(`还有 ${left} 条记录没有送到，退出后会丢失。仍要退出吗？`)) return;
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
  const assets = [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map((part) => new URL(part.href ?? part.src))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/_content/')).map((url) => url.pathname);
  worker.postMessage({ keep: [location.pathname, ...new Set(assets)] });
}

/** As many records as fit into one batch, at least one. */
function firstOf(records) {
  let bytes = 0;
  const fits = records.slice(0, atOnce).findIndex((record) => (bytes += record.bytes) > bytesAtOnce);
  return records.slice(0, fits < 0 ? atOnce : Math.max(1, fits));
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

  /** Adds an event; it gets an id and the device's time here and is never changed. `label` is for the list of records only. */
  async append(topic, body, label) {
    const event = { id: crypto.randomUUID(), at: new Date().toISOString(), ...body };
    await this.#write('add', { topic, state: 'waiting', tries: 0, ...(await seal(this.#key, pack({ event, label }))) });
  }

  /** What was recorded, oldest first: {seq, state: waiting | taken | refused, tries, bytes, event, label, sentence}. */
  async records(topic, state) {
    const rows = await asked(this.#db.transaction('queue').objectStore('queue').getAll());
    const mine = rows.filter((row) => row.topic === topic && (!state || row.state === state));
    return Promise.all(mine.map(async ({ seq, tries, ...row }) => ({
      seq, tries, state: row.state, bytes: row.data.byteLength, ...unpack(await unseal(this.#key, row)),
    })));
  }

  /** Sends a record once more, as it is or changed; false when the server has taken it meanwhile. */
  async again(topic, { seq, tries, event, label }) {
    await this.#running;
    const row = await asked(this.#db.transaction('queue').objectStore('queue').get(seq));
    if (row?.state === 'taken') return false;
    await this.#write('put', { seq, topic, state: 'waiting', tries: tries + 1, ...(await seal(this.#key, pack({ event, label }))) });
    return true;
  }

  async drop({ seq }) {
    await this.#write('delete', seq);
  }

  /** Forgets what the server took before yesterday. */
  async tidy(topic) {
    const old = new Date(Date.now() - day).toISOString();
    for (const record of await this.records(topic, 'taken')) if (record.event.at < old) await this.drop(record);
  }

  /**
   * Sends what waits, in order, at most 50 or about a megabyte at once. The server answers {taken: [id], refused: [{id, sentence, fields}]};
   * what was taken stays as a line without content, what was refused stays whole with its reasons. The same batch carries the same
   * Idempotency-Key until it was answered. Returns {offline} | {signedOut} | {trouble} when some are left, {} when it is done.
   */
  async send(topic, address) {
    for (;;) {
      const batch = firstOf(await this.records(topic, 'waiting'));
      if (batch.length === 0) return {};
      const answer = await this.#post(address, batch).catch(() => null);
      if (!answer || answer.status >= 500) return { offline: true };
      if (answer.status === 401) return { signedOut: true };
      if (!answer.ok) return { trouble: (await answer.json()).title };
      if (!await this.#settle(topic, batch, await answer.json())) return {};
    }
  }

  async #settle(topic, batch, { taken, refused }) {
    const why = new Map(refused.map(({ id, ...reasons }) => [id, reasons]));
    const done = new Set([...taken, ...why.keys()]);
    const rows = await Promise.all(batch.filter(({ event }) => done.has(event.id)).map(async ({ seq, tries, event, label }) => {
      const { value, ...line } = event;
      const kept = why.has(event.id) ? { event, label, ...why.get(event.id) } : { event: line, label };
      return { seq, topic, tries, state: why.has(event.id) ? 'refused' : 'taken', ...(await seal(this.#key, pack(kept))) };
    }));
    await this.#write('put', ...rows);
    return rows.length > 0;
  }

  async #write(how, ...rows) {
    const queue = this.#db.transaction('queue', 'readwrite').objectStore('queue');
    await Promise.all(rows.map((row) => asked(queue[how](row))));
  }

  #post(address, batch) {
    const [first, last] = [batch[0], batch.at(-1)];
    return fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `${first.event.id}:${last.event.id}:${last.tries}` },
      body: JSON.stringify({ events: batch.map((record) => record.event) }),
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
