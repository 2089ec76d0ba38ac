import { el } from './field-dom.js';

const words = { waiting: '待发送', taken: '已送到', refused: '被退回' };
const shapes = { waiting: '○', taken: '●', refused: '▲' };

const clock = (at) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });

function line({ state, event, label, sentence }, ...acts) {
  return el('li', { className: `field-record ${state}` }, el('span', {}, `${shapes[state]} ${words[state]}`), el('span', {}, `${clock(event.at)}　${label}`),
    sentence && el('p', { className: 'error' }, sentence), acts.length > 0 && el('div', { className: 'field-moves' }, ...acts));
}

/** How many records are where, what came back with a way to mend it, and the rest folded away. */
export function recordList(records, mend) {
  const of = (state) => records.filter((record) => record.state === state);
  const button = (word, act) => el('button', { className: 'button', type: 'button', onclick: act }, word);
  const redo = (record) => mend.mayRedo(record) && button(mend.word, () => mend.redo(record));
  const refused = of('refused').map((record) => line(record, redo(record), button('再送一次', () => mend.again(record)), button('不要了', () => mend.drop(record))));
  const rest = records.filter(({ state }) => state !== 'refused').reverse();
  const counts = ['waiting', 'taken', 'refused'].filter((state) => of(state).length > 0).map((state) => `${words[state]} ${of(state).length} 条`);
  return [
    refused.length > 0 && el('ul', { className: 'field-records' }, ...refused),
    rest.length > 0 && el('details', { open: mend.open, ontoggle: (event) => { mend.open = event.target.open; } }, el('summary', {}, `记录：${counts.join('，')}`),
      el('ul', { className: 'field-records' }, ...rest.map((record) => (mend.whileWaiting && record.state === 'waiting' ? line(record, redo(record)) : line(record))))),
  ];
}
