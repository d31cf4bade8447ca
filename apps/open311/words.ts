/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}
export type Language = keyof Words

/** How far a request has come, in words that name nobody. */
export const STAGES = {
  received: { zh: '已收到，等待受理', en: 'received, waits to be registered' },
  registered: { zh: '已受理', en: 'registered' },
  assigned: { zh: '已交办，正在办理', en: 'assigned, being handled' },
  answered: { zh: '已答复，等待验收', en: 'answered, waits for acceptance' },
  closed: { zh: '验收通过，已办结', en: 'accepted and closed' },
  declined: { zh: '不予受理', en: 'not taken on' },
  withdrawn: { zh: '反映人已撤回', en: 'taken back by the reporter' },
} as const satisfies Readonly<Record<string, Words>>
export type Stage = keyof typeof STAGES

/** The number under which an item is known once it is registered. */
export const numbered = (stage: Stage, number: string | null, language: Language): string =>
  number === null ? STAGES[stage][language] : `${STAGES[stage][language]}${NUMBER[language](number)}`

const NUMBER = { zh: (number: string) => `（编号 ${number}）`, en: (number: string) => ` (number ${number})` }

/** What whoever has sent a request may expect. */
export const notice = (workingDays: number | null, language: Language): string | null =>
  workingDays === null
    ? null
    : {
        zh: `将在 ${workingDays} 个工作日内受理登记。`,
        en: `It will be registered within ${workingDays} working days.`,
      }[language]

/** What the desk reads before it has written a summary of its own; it says nothing of the reporter. */
export const summaryOf = (category: string | null): string =>
  `Open311 来件${category === null ? '' : `：${category}`}（待窗口概括）`

/** How what has no place of its own stands in the sealed text. */
export const IN_TEXT = {
  address: '地点：',
  addressId: '地址编号：',
  email: '邮箱：',
  media: '图片或附件地址（未下载）：',
} as const

/** The choices of a field that is answered by yes or no. */
export const YES_NO: readonly (Words & { readonly key: string })[] = [
  { key: 'yes', zh: '是', en: 'yes' },
  { key: 'no', zh: '否', en: 'no' },
]
