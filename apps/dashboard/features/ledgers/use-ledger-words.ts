import { useTranslation } from 'react-i18next'
import type { LedgerAnswer } from '../../shared/api/questions.js'
import type { AsOf, LedgerKind } from '../../shared/api/schema.generated.js'
import type { HeadLine } from '../../shared/export/csv.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { ALL } from '../../shared/queue/all.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import type { Chosen } from './chosen.js'
import type { RegisterWords } from './register.js'
import { saidAs } from './said.js'

/** Whose ledger it is where no unit was chosen: the tenant's for those who see all of it, else the own unit's. */
const WHOLE = ['operator', 'dispatcher', 'acceptanceOfficer', 'supervisor', 'disciplineOfficer', 'leader']
const OFFICES = [
  'evaluationOffice',
  'publicityOfficer',
  'performanceOfficer',
  'coordinationOfficer',
  'accountabilityOfficer',
]
const sees = (roles: readonly string[]) => roles.some((role) => [...WHOLE, ...OFFICES, 'auditor'].includes(role))

/** A period of opening in words. */
export const usePeriodWord = () => {
  const { t } = useTranslation()
  return (opened: string): string => {
    const [year = '', quarter] = opened.split('-Q')
    if (opened === ALL) return t('ledgers.openedAll')
    return quarter === undefined ? t('ledgers.openedYear', { year }) : t('ledgers.openedQuarter', { year, quarter })
  }
}

/** Names and words of a ledger: its title, whose it is, what was chosen, and what goes with it when it leaves. */
export const useLedgerWords = (chosen: Chosen, kind: LedgerKind | undefined) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const period = usePeriodWord()
  const { state, due, opened, unit, topic, said } = chosen
  const filters = [
    state === ALL ? '' : labels.word('entryState', state),
    due === ALL ? '' : labels.word('due', due),
    ...[opened === ALL ? '' : period(opened), topic === ALL ? '' : topic],
    said === ALL ? '' : saidAs(kind, said, labels.language),
    labels.unit(unit),
  ].filter(Boolean)
  const counts = ({ entries, scope, closed, open, overdue }: LedgerAnswer): string => {
    const [found, all] = [formatCount(entries.total), formatCount(scope.total)]
    const parts = { closed: closed.total, open: open.total, overdue: overdue.total }
    const told = Object.fromEntries(Object.entries(parts).map(([key, count]) => [key, formatCount(count)]))
    return t('ledgers.counts', { found, scope: all, ...told })
  }
  const asOf = (from: AsOf, to: AsOf): string => {
    const at = { time: formatInstant(to.at, me.zone), zone: me.zone, position: formatCount(to.position) }
    return from.position === to.position
      ? t('ledgers.line.asOfOne', at)
      : t('ledgers.line.asOfTwo', { ...at, first: formatCount(from.position) })
  }
  const lines = (answer: LedgerAnswer, from: AsOf, to: AsOf): readonly HeadLine[] => [
    [t('ledgers.line.filters'), filters.join(' · ') || t('ledgers.noFilters')],
    [t('ledgers.line.counts'), counts(answer)],
    [t('ledgers.line.asOf'), asOf(from, to)],
    [t('ledgers.line.by'), me.name],
    [t('ledgers.line.from'), location.href],
  ]
  const register: RegisterWords = { ...labels, zone: me.zone, say: t, word: labels.word }
  return {
    ...{ filters, counts, lines, register },
    title: kind?.[labels.language] ?? chosen.ledger,
    unit: labels.unit(unit ?? (sees(me.roles) ? me.tenant : me.unitId)),
    signatures: (['filledBy', 'checkedBy', 'principal'] as const).map((who) => t(`ledgers.signature.${who}`)),
  }
}
