import { el, show } from './field-dom.js';

const earth = 6371000;
const rad = (degrees) => degrees * Math.PI / 180;

/** Where the device is; null when it does not know within eight seconds or may not tell. */
const whereNow = () => new Promise((resolve) => {
  if (!navigator.geolocation) return resolve(null);
  return navigator.geolocation.getCurrentPosition(
    ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude, accuracy: Math.round(coords.accuracy) }),
    () => resolve(null), { enableHighAccuracy: true, timeout: 8000, maximumAge: 60000 },
  );
});

function metresBetween(a, b) {
  const half = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2
    + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return Math.round(2 * earth * Math.asin(Math.sqrt(half)));
}

/** What the device doubts; null when nothing. Never a refusal: a reason is asked for and the moment is recorded. */
function doubt({ near, after }, at, where, since) {
  const metres = near && where ? metresBetween(near, where) : 0;
  if (near && metres > near.metres) return `这里离老人家大约 ${metres} 米，超过 ${near.metres} 米。写明原因，照样可以记。`;
  const minutes = since ? Math.floor((new Date(at) - new Date(since)) / 60000) : null;
  if (after && minutes !== null && minutes < after.minutes) return `才过了 ${minutes} 分钟，标准是至少 ${after.minutes} 分钟。写明原因，照样可以记。`;
  return null;
}

/** Records the moment and the place: arriving, starting, ending. Not knowing the place is an answer too. */
export function moment(step, value, done, valueOf) {
  const body = el('div', { className: 'field-step' });
  const ask = () => show(body, el('button', { className: 'button primary', type: 'button', onclick: take }, step.button ?? step.title));
  const record = (at, where, reason) => done(at, { at, ...where, reason });
  async function take() {
    const at = new Date().toISOString();
    show(body, el('p', { role: 'status' }, '正在记录时间和位置'));
    const where = await whereNow();
    const sentence = doubt(step, at, where, step.after && valueOf(step.after.key));
    if (sentence) return why(sentence, (reason) => record(at, where, reason));
    return where ? record(at, where) : unknown(at);
  }
  function unknown(at) {
    show(body, el('p', { className: 'notice', role: 'alert' }, '没有取到位置。可以再试一次，也可以不带位置记下，机构会核实。'), el('div', { className: 'field-moves' },
      el('button', { className: 'button', type: 'button', onclick: take }, '再试一次'),
      el('button', { className: 'button primary', type: 'button', onclick: () => record(at, null) }, '不带位置记下')));
  }
  function why(sentence, go) {
    const reason = el('input', { type: 'text', required: true, maxLength: 200, autocomplete: 'off', id: 'why' });
    show(body, el('p', { className: 'notice', role: 'alert' }, sentence), el('form', {
      className: 'field', onsubmit: (event) => { event.preventDefault(); if (reason.value.trim()) go(reason.value.trim()); },
    }, el('label', { htmlFor: 'why' }, '原因'), reason, el('div', { className: 'field-moves' },
      el('button', { className: 'button', type: 'button', onclick: ask }, '先不记'),
      el('button', { className: 'button primary', type: 'submit' }, '写好了，记下'))));
    reason.focus();
  }
  ask();
  return [value && el('p', {}, `已记录：${new Date(value).toLocaleString('zh-CN')}`), body];
}
