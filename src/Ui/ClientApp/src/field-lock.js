import { Vault, keepShell } from './offline.js';
import { el, show } from './field-dom.js';

/** Keeps the page for opening without signal and asks for the PIN until the store of its owner is open; gives the store. */
export function unlock(root, owner) {
  keepShell().catch(() => {});
  return new Promise((opened) => {
    const ask = (state, sentence) => {
      const pin = el('input', { type: 'password', inputMode: 'numeric', autocomplete: 'off', minLength: 6, maxLength: 12, required: true, id: 'pin' });
      const go = el('button', { className: 'button primary', type: 'submit' }, state === 'new' ? '设定并进入' : '进入');
      const form = el('form', { className: 'form' },
        el('div', { className: `field ${sentence ? 'wrong' : ''}` },
          el('label', { htmlFor: 'pin' }, state === 'new' ? '给这台手机设一个口令（6 到 12 位数字）' : '输入这台手机的口令'), pin,
          sentence && el('p', { className: 'error', role: 'alert' }, sentence),
          el('p', { className: 'help' }, '没有信号也能工作。资料加密存在这台手机里，退出登录或七天不用就清除。')), go);
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (!/^\d{6,12}$/.test(pin.value)) return ask(state, '口令要 6 到 12 位数字。');
        go.textContent = '正在打开';
        const vault = await Vault.open(owner, pin.value);
        return vault ? opened(vault) : ask(await Vault.state(owner), '口令不对。连错五次会清除这台手机上的资料。');
      });
      show(root, form);
      pin.focus();
    };
    Vault.state(owner).then((state) => ask(state));
  });
}
