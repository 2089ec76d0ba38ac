import { FieldDesk } from './field-desk.js';
import { el, show } from './field-dom.js';
import { faultsOf, fill, mark, plain, valuesOf } from './field-checks.js';

/**
 * A form that is filled in again and again without signal: each time is one record in the queue, whose value is what was typed. The form
 * comes with the page, in a template; what is half filled in is kept in the store too.
 */
class FormDesk extends FieldDesk {
  async start() {
    this.form = this.root.querySelector('template').content.querySelector('form');
    await this.unlock();
    this.draft = `draft:${this.topic}`;
    this.form.addEventListener('input', () => { if (!this.record) this.vault.put(this.draft, valuesOf(this.form)); });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.keep();
    });
    this.form.querySelector('[data-close]').addEventListener('click', () => this.list());
    await this.list();
  }

  /** A record may be opened until the server has taken it. */
  mend = {
    ...this.mend,
    word: '打开改',
    open: true,
    whileWaiting: true,
    mayRedo: () => true,
    redo: (record) => this.open(record, JSON.parse(record.event.value)),
  };

  async list(sentence) {
    this.records = await this.vault.records(this.topic);
    const begun = await this.vault.get(this.draft);
    const open = (values) => el('button', { className: 'button primary', type: 'button', onclick: () => this.open(null, values ?? {}) }, values ? '接着填没填完的' : this.word);
    const clear = async () => { await this.vault.put(this.draft, null); this.list(); };
    show(this.root,
      sentence && el('p', { className: 'notice', role: 'status' }, sentence),
      el('div', { className: 'field-moves' }, open(begun), begun && el('button', { className: 'button', type: 'button', onclick: clear }, '不要了，重新填')),
      el('div', { className: 'field-sent', 'data-sent': '' }, ...this.sending()));
  }

  open(record, values) {
    this.record = record;
    fill(this.form, values);
    show(this.root, this.form);
    const faults = record?.fields ?? [];
    mark(this.form, faults);
    if (faults.length === 0) this.form.querySelector('select, input:not([type=hidden])').focus();
  }

  /** The same value in another record that the server does not have yet. */
  twice() {
    return [...this.form.querySelectorAll('[data-unique]')].filter(({ value }) => value.trim()).flatMap(({ name, value }) => {
      const other = this.records.find(({ seq, event }) =>
        seq !== this.record?.seq && event.value && plain(JSON.parse(event.value)[name] ?? '') === plain(value));
      return other ? [{ field: name, sentence: `这台手机里已经有一条一样的：${other.label}。请打开那一条改。` }] : [];
    });
  }

  async keep() {
    const faults = [...faultsOf(this.form), ...this.twice()];
    mark(this.form, faults);
    if (faults.length > 0) return;
    const values = valuesOf(this.form);
    const label = this.names.split(' ').map((name) => values[name]).filter(Boolean).join('　');
    const sentence = await (this.record ? this.change(values, label) : this.add(values, label));
    this.sendNow();
    await this.list(sentence);
  }

  async add(values, label) {
    await this.vault.append(this.topic, { task: 0, kind: this.kind, value: JSON.stringify(values) }, label);
    await this.vault.put(this.draft, null);
    return `已存在手机里：${label}。`;
  }

  async change(values, label) {
    const event = { ...this.record.event, value: JSON.stringify(values) };
    return await this.vault.again(this.topic, { ...this.record, event, label }) ? `已改好：${label}。` : `${label}刚才已经送到，这次改的没有存。请联网后打开档案改。`;
  }
}

document.querySelectorAll('[data-field]').forEach((root) => new FormDesk(root).start());
