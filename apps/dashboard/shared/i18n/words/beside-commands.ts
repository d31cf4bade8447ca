/** What is said beside the way of an item: style leads, watching, tracking codes; and what the forms say. */
export const besideCommands = {
  zh: {
    name: {
      ...{ NameStyleLead: '列为作风问题线索', DropStyleLead: '不作为作风问题线索' },
      GiveTrackingCode: '发放查询码',
      ...{ WatchItem: '列入盯办', EndItemWatch: '结束盯办' },
    },
    help: {
      NameStyleLead: '作风问题线索排在各清单最前，优先处置。已交办的期限不变；之后交办的，按活动方案规定的较短期限。',
      WatchItem: '事项进入“我的盯办”；承办单位在历史中看得到谁在盯办、为什么。',
      EndItemWatch: '事项从“我的盯办”中移除，历史保留。',
      DropStyleLead: '撤下后按一般事项排序。列为线索的人不能自行撤下；原因留在历史中。',
    },
  },
  en: {
    name: {
      ...{ NameStyleLead: 'Name a style lead', DropStyleLead: 'No style lead' },
      GiveTrackingCode: 'Give a tracking code',
      ...{ WatchItem: 'Watch it', EndItemWatch: 'Watch it no more' },
    },
    help: {
      NameStyleLead:
        'A style lead stands first in every list. A deadline given already stays; what is assigned later gets the shorter one of the campaign.',
      WatchItem: 'It goes among what you watch; its unit sees in the history who watches it, and why.',
      EndItemWatch: 'It leaves what you watch; the history keeps it.',
      DropStyleLead:
        'It stands among the others again. Who named it does not take it back; the reason stays in the history.',
    },
  },
}
