/** What a reporter is told in the end (usability goal 35): a closing text without one of these is refused. */
export const RESULT_CODES = ['solved', 'partlySolved', 'notSolvable', 'notOurs'] as const

/** The results as a reply says them. */
export const RESULT_WORDS = {
  solved: { zh: '已解决', en: 'solved' },
  partlySolved: { zh: '部分解决', en: 'partly solved' },
  notSolvable: { zh: '暂无法解决', en: 'cannot be solved for now' },
  notOurs: { zh: '不属受理范围', en: 'outside what is handled here' },
} as const satisfies Readonly<Record<(typeof RESULT_CODES)[number], { readonly zh: string; readonly en: string }>>
