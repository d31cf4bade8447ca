import { useTranslation } from 'react-i18next'
import type { FilledValue } from '../api/schema.generated.js'
import { formatDay, formatInstant } from '../format/dates.js'
import { useLabels } from './labels.js'
import { useSigned } from './viewer.js'

/** What was filled in, as it is read: a choice by its words, a day as a day. `thisYear` is left out of days. */
export const useFilled = (thisYear: string) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { language } = useLabels()
  return ({ kind, value, choice }: FilledValue): string => {
    if (choice) return choice[language]
    if (kind === 'yesNo') return t(value === 'true' ? 'command.yes' : 'command.no')
    if (kind === 'day') return formatDay(value, language, thisYear)
    return kind === 'instant' ? formatInstant(value, me.zone) : value
  }
}
