const prefix = 'draft:';
const sent = 'draft-sent:';
const kept = (field) =>
  field.name && !field.readOnly && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type) &&
  !field.closest('[data-private]');
const ticks = (field) => field.type === 'checkbox' || field.type === 'radio';

function read(form) {
  return [...form.elements].filter(kept).map((f) => [f.name, ticks(f) ? f.checked : f.value, ticks(f) ? f.value : null]);
}

function write(form, values) {
  for (const [name, value, option] of values) {
    const fields = [...form.elements].filter((f) => kept(f) && f.name === name);
    const field = option === null ? fields[0] : fields.find((f) => f.value === option);
    if (field && ticks(field)) field.checked = value;
    else if (field) field.value = value;
  }
}

function note(form, key) {
  const line = document.createElement('p');
  line.className = 'draft-note';
  line.setAttribute('role', 'status');
  line.append('已接着上次没交的内容。');
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.className = 'link';
  drop.textContent = '清空重填';
  drop.addEventListener('click', () => {
    sessionStorage.removeItem(prefix + key);
    form.reset();
    line.remove();
  });
  line.append(drop);
  form.prepend(line);
}

function restore(form) {
  const key = form.dataset.draft;
  const text = sessionStorage.getItem(prefix + key);
  // After a refusal the server has sent back what was typed; that is newer than the draft.
  if (!text || 'faults' in form.dataset) return;
  const before = JSON.stringify(read(form));
  if (before === text) return;
  write(form, JSON.parse(text));
  note(form, key);
}

function dropSent() {
  for (const name of Object.keys(sessionStorage).filter((n) => n.startsWith(sent))) {
    const key = name.slice(sent.length);
    sessionStorage.removeItem(name);
    if (!document.querySelector(`form[data-draft="${CSS.escape(key)}"][data-faults]`)) sessionStorage.removeItem(prefix + key);
  }
}

/** Keeps what was typed in this tab until the server has taken it; signing out forgets everything. */
export function startDrafts() {
  // Only a page that this server made proves that the form arrived; the browser's own error page runs no script.
  if (!document.querySelector('meta[name="yiju-failed"]')) dropSent();
  document.querySelectorAll('form[data-draft]').forEach(restore);
  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (form?.dataset.draft) sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify(read(form)));
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.draft) sessionStorage.setItem(sent + form.dataset.draft, '1');
    if ('signOut' in form.dataset) sessionStorage.clear();
  });
}
