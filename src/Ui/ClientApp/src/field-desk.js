import { el, show } from './field-dom.js';
import { unlock } from './field-lock.js';
import { recordList } from './field-records.js';

/** What every field page does: opens the store, sends what waits and shows where each record is. */
export class FieldDesk {
  constructor(root) {
    Object.assign(this, { root, ...root.dataset });
  }

  async unlock() {
    this.vault = await unlock(this.root, this.owner);
    await this.vault.tidy(this.topic);
    this.records = await this.vault.records(this.topic);
    this.sendNow = this.vault.keepSending(this.topic, this.sync, (status) => this.told(status));
  }

  async told(status) {
    this.status = status;
    this.records = await this.vault.records(this.topic);
    const place = this.root.querySelector('[data-sent]');
    if (place) show(place, ...this.sending());
  }

  /** The ways out for a record that came back; a desk adds its own. */
  mend = {
    again: async (record) => { await this.vault.again(this.topic, record); this.sendNow(); },
    drop: async (record) => { await this.vault.drop(record); this.told(this.status); },
  };

  /** What became of the records in a sentence, and the records. */
  sending() {
    const { offline, signedOut, trouble } = this.status ?? {};
    const left = this.records.filter(({ state }) => state === 'waiting').length;
    const word = signedOut ? '登录已过期，请联网后重新登录，记录还在手机里。'
      : trouble ?? (offline && left > 0 ? `没有信号，${left} 条记录存在手机里，有信号后自动上传。`
        : left > 0 ? `还有 ${left} 条记录没有上传。` : '都已上传。');
    return [el('p', { role: 'status' }, word), ...recordList(this.records, this.mend)];
  }
}
