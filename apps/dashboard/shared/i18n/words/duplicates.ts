/** Words of items that may be the same matter. */
export const duplicates = {
  zh: {
    title: '可能是同一件事',
    help: '只比对概括的用词、类别、地点和时间，不比对封存内容；请打开看过再决定。',
    words: '相同用词：{{words}}',
    samePlace: '地点相同',
    sameCategory: '类别相同',
    sameDay: '相隔不到一天',
    daysApart: '相隔 {{count}} 天',
    percent: '相似 {{percent}}%。',
    comma: '、',
    stop: '；',
    link: '并入该事项',
    linkHelp: '来件和反映人的话一并归入该事项，另欠一份答复；以该事项的概括、类别和地点为准。',
    mark: '标为与它重复',
  },
  en: {
    title: 'This may be the same matter',
    help: 'Compared are the words of the summaries, category, place and time, nothing that is sealed. Look before you decide.',
    words: 'words in common: {{words}}',
    samePlace: 'same place',
    sameCategory: 'same category',
    sameDay: 'less than a day apart',
    daysApart: '{{count}} day(s) apart',
    percent: '{{percent}}% alike.',
    comma: ', ',
    stop: '; ',
    link: 'Link to this item',
    linkHelp:
      'The report and the reporter’s words join that item and are owed a reply of their own; its summary, category and place stand.',
    mark: 'Mark as its duplicate',
  },
} as const
