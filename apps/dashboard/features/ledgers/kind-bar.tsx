import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Question } from '../../shared/api/questions.js'
import type { EntryFilter, LedgerKind } from '../../shared/api/schema.generated.js'
import { formatCount } from '../../shared/format/numbers.js'
import { changedParams } from '../../shared/layout/url-filters.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { scopeFilter, type Chosen } from './chosen.js'

type Counts = Readonly<Record<string, { readonly total: number }>>

/** One request counts so many kinds; a tenant that defined more sees the others without a number. */
const MOST_COUNTED = 30

const countsOf = (count: number): Question<Counts, Readonly<Record<string, EntryFilter>>> => {
  const names = Array.from({ length: count }, (_, index) => `kind${index}`)
  const parts = names.map((name) => `${name}: entries(filter: $${name}, page: { limit: 0 }) { total }`)
  return {
    text: `query LedgerCounts(${names.map((name) => `$${name}: EntryFilter`).join(', ')}) { ${parts.join(' ')} }`,
  }
}

interface KindBarProps {
  readonly kinds: readonly LedgerKind[]
  readonly chosen: Chosen
}

/** The kinds of ledgers with how many entries each holds, of the chosen unit and period; each is an address. */
export const KindBar = ({ kinds, chosen }: KindBarProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const [params] = useSearchParams()
  const counted = kinds.slice(0, MOST_COUNTED)
  const { state } = usePanel({
    question: countsOf(counted.length),
    variables: Object.fromEntries(
      counted.map(({ code }, index) => [`kind${index}`, scopeFilter({ ...chosen, ledger: code })]),
    ),
    read: (counts) => counts,
  })
  const counts = state.kind === 'data' ? state.data : null
  return (
    <nav className="groups no-print" aria-label={t('ledgers.kinds')}>
      {kinds.map(({ code, ...names }, index) => {
        const count = counts?.[`kind${index}`]?.total
        return (
          <Link
            key={code}
            to={`?${changedParams(params, { ledger: code }, false).toString()}`}
            aria-current={code === chosen.ledger ? 'true' : undefined}
          >
            {names[language]} <b>{count === undefined ? '' : formatCount(count)}</b>
          </Link>
        )
      })}
    </nav>
  )
}
