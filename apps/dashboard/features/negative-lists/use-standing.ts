import { useTranslation } from 'react-i18next'
import type { NegativeList } from '../../shared/api/schema.generated.js'

/** How a list stands, in words: not there, overdue, there on which day and how late, with how many problems. */
export const useStanding = () => {
  const { t } = useTranslation()
  const problems = (list: Pick<NegativeList, 'count' | 'struckOff'>, ofUnit: boolean): string => {
    if (list.count === 0) return t('negativeLists.nothingFound')
    return t(ofUnit ? 'negativeLists.problems' : 'negativeLists.struckOff', { ...list })
  }
  return (list: NegativeList | null, { over, ofUnit }: { readonly over: boolean; readonly ofUnit: boolean }) => {
    if (!list) return { text: t(over ? 'negativeLists.over' : 'negativeLists.notYet'), warns: over }
    const { handedInOn: on, lateDays: days } = list
    const when = t(days > 0 ? 'negativeLists.late' : 'negativeLists.on', { on, days })
    return { text: `${when} · ${problems(list, ofUnit)}`, warns: days > 0 }
  }
}
