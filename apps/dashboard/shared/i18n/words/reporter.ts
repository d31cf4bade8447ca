/** Words of what a reporter said of himself, once it is opened. */
export const reporter = {
  zh: {
    title: '反映人信息',
    opening: '正在打开…',
    close: '关闭',
    recorded: '您于 {{at}} 查阅，查阅人、时间和理由已记入本事项历史。请勿抄录、转发；{{until}} 后须重新写明理由查阅。',
    field: { name: '姓名', contact: '联系方式', address: '住址', text: '反映人原话', objection: '异议原话' },
    is: {
      opened: '已打开',
      notSaid: '反映人没有填写',
      erased: '已按决定删除，不可恢复',
      unknownSubject: '密钥库中没有这把密钥，打不开',
      tampered: '密文与封存时不一致，打不开；请告知审计员',
    },
  },
  en: {
    title: 'The reporter',
    opening: 'Opening…',
    close: 'Close',
    recorded:
      'You opened this on {{at}}; who, when and why stands in the history of this item. Do not copy or pass it on. After {{until}} it has to be opened again, with a reason.',
    field: {
      name: 'Name',
      contact: 'Contact',
      address: 'Address',
      text: 'In the reporter’s own words',
      objection: 'The objection, in his words',
    },
    is: {
      opened: 'opened',
      notSaid: 'the reporter left this out',
      erased: 'destroyed by decision; it cannot come back',
      unknownSubject: 'the vault has no such key, so it stays closed',
      tampered: 'it is not what was sealed, so it stays closed; tell the auditor',
    },
  },
} as const
