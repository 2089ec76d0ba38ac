import { FieldDesk } from './field-desk.js';
import { el, show } from './field-dom.js';
import { complete, draw, wordOf } from './field-steps.js';

/** A field desk: PIN, today's list, one step per screen. Everything shown comes from the package the server made. */
class Desk extends FieldDesk {
  async start() {
    await this.unlock();
    this.package = await this.vault.get('package');
    this.done = (await this.vault.get('done')) ?? {};
    await this.refresh();
    this.list();
  }

  async refresh() {
    const answer = await fetch(this.load, { signal: AbortSignal.timeout(8000) }).catch(() => null);
    if (!answer?.ok) return;
    this.package = await answer.json();
    await this.vault.put('package', this.package);
    this.done = Object.fromEntries(this.package.tasks.map(({ id }) => [id, this.done[id] ?? {}]));
    await this.vault.put('done', this.done);
  }

  mend = {
    ...this.mend,
    word: '重做这一步',
    mayRedo: ({ event }) => this.stepOf(event) !== undefined,
    redo: ({ event }) => this.step(this.taskOf(event), this.taskOf(event).steps.indexOf(this.stepOf(event))),
  };

  taskOf({ task }) {
    return this.package?.tasks.find(({ id }) => id === task);
  }

  stepOf(event) {
    return this.taskOf(event)?.steps.find(({ key }) => key === event.key);
  }

  /** Keeps a value, queues the event and lets go of what came back for the same step. */
  async record(task, step, value, event, word = step.title) {
    (this.done[task.id] ??= {})[step.key] = value.startsWith('data:') ? 'recorded' : value;
    await this.vault.put('done', this.done);
    for (const old of await this.vault.records(this.topic, 'refused')) {
      if (old.event.task === task.id && old.event.key === step.key) await this.vault.drop(old);
    }
    await this.vault.append(this.topic, { task: task.id, kind: step.event ?? 'answer', key: step.key, value, ...event }, `${task.title}　${word}`);
    this.records = await this.vault.records(this.topic);
    this.sendNow();
  }

  valueOf(task, step) {
    return this.done[task.id]?.[step.key] ?? step.value ?? null;
  }

  list() {
    const tasks = this.package?.tasks ?? [];
    const rows = tasks.map((task) => {
      const asked = task.steps.filter((s) => s.counts !== false);
      const filled = asked.filter((s) => complete(s, this.valueOf(task, s))).length;
      const open = el('button', { className: 'button', type: 'button', onclick: () => this.step(task, this.firstOpen(task)) },
        filled === 0 ? '开始' : filled === asked.length ? '做完了，再看看' : `接着做（${filled} / ${asked.length}）`);
      return el('li', { className: 'field-task' }, el('h2', {}, task.title), ...task.lines.map((line) => el('p', {}, line)), open);
    });
    show(this.root,
      rows.length > 0 ? el('ol', { className: 'field-tasks' }, ...rows)
        : el('p', { className: 'empty' }, this.package ? '今天没有安排给您的事。' : '手机里还没有今天的安排，请在有信号的地方打开一次。'),
      el('div', { className: 'field-sent', 'data-sent': '' }, ...this.sending()));
  }

  firstOpen(task) {
    const place = task.steps.findIndex((s) => s.counts !== false && !complete(s, this.valueOf(task, s)));
    return place < 0 ? task.steps.length : place;
  }

  step(task, place) {
    if (place >= task.steps.length) return this.overview(task);
    const step = task.steps[place];
    const next = () => this.step(task, place + 1);
    const done = async (value, more) => {
      await this.record(task, step, value, more);
      next();
    };
    const tick = (option, on, value) => this.record(
      task, step, value, { kind: on ? step.event : `${step.event}Undone`, value: option.value }, on ? option.label : `撤回：${option.label}`,
    );
    const valueOf = (key) => this.valueOf(task, task.steps.find((other) => other.key === key));
    show(this.root,
      el('progress', { max: task.steps.length, value: place, 'aria-label': '进度' }),
      el('p', { className: 'field-where' }, `${task.title} · ${step.group ?? ''} ${place + 1} / ${task.steps.length}`),
      draw(step, this.valueOf(task, step), done, { valueOf, tick, next }),
      el('div', { className: 'field-moves' },
        el('button', { className: 'button', type: 'button', onclick: () => (place === 0 ? this.list() : this.step(task, place - 1)) }, '上一步'),
        el('button', { className: 'button', type: 'button', onclick: next }, '跳过'),
        el('button', { className: 'button quiet', type: 'button', onclick: () => this.overview(task) }, '总览')));
    this.root.querySelector('h2')?.focus();
  }

  overview(task) {
    const rows = task.steps.map((step, place) => {
      const value = this.valueOf(task, step);
      const word = value === null ? '没有填' : wordOf(step, value);
      return el('div', { className: step.counts !== false && !complete(step, value) ? 'field-missing' : '' }, el('dt', {}, step.title), el('dd', {}, word),
        el('dd', {}, el('button', { className: 'button quiet', type: 'button', onclick: () => this.step(task, place) }, '改')));
    });
    show(this.root, el('h2', { tabIndex: -1 }, task.title), el('dl', { className: 'answers' }, ...rows),
      task.after && el('p', {}, task.after),
      task.href && el('p', {}, el('a', { className: 'button', href: task.href }, task.hrefWord ?? '打开')),
      el('button', { className: 'button primary', type: 'button', onclick: () => this.list() }, '回到今天的安排'),
      el('div', { className: 'field-sent', 'data-sent': '' }, ...this.sending()));
  }
}

document.querySelectorAll('[data-field]').forEach((root) => new Desk(root).start());
