import { codeOfForm, inGroups, itemIdOf, reportIdOf } from '@huiyin/citizen'
import type { DemoMatter } from './year.js'

/** Whether a matter came over the citizens' pages, so that somebody holds a tracking code for it. */
export const hasCode = ({ channel }: Pick<DemoMatter, 'channel'>): boolean => channel === 'network-report'

const codeOf = ({ n }: Pick<DemoMatter, 'n'>): string => codeOfForm(`demo-form-${n}`)

/** The ids of a matter: those of its tracking code where it came over the citizens' pages, else of its number. */
export const idsOf = (matter: Pick<DemoMatter, 'n' | 'channel'>): { readonly item: string; readonly report: string } =>
  hasCode(matter)
    ? { item: itemIdOf(codeOf(matter)), report: reportIdOf(codeOf(matter)) }
    : { item: `demo-${matter.n}`, report: `demo-report-${matter.n}` }

/** A tracking code of the demonstration, as a receipt shows it, and what is found under it. */
export interface DemoReceipt {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** Three codes to follow on the last day played, by its number: answered, in hand, and never done. */
export const receiptsOf = (matters: readonly DemoMatter[], lastDay: number): readonly DemoReceipt[] => {
  const coded = matters.filter(hasCode)
  const shown = (matter: DemoMatter | undefined, zh: string, en: string): DemoReceipt[] =>
    matter ? [{ code: inGroups(codeOf(matter)), zh, en }] : []
  return [
    ...shown(
      coded.findLast(({ claimed }) => claimed !== null && claimed < lastDay),
      '已答复',
      'answered',
    ),
    ...shown(
      coded.findLast(({ claimed, received }) => received < lastDay && claimed !== null && claimed > lastDay),
      '办理中',
      'in hand',
    ),
    ...shown(
      coded.find(({ claimed }) => claimed === null),
      '逾期未办',
      'overdue',
    ),
  ]
}
