import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Question } from '../../shared/api/questions.js'
import type { EntryFilter, ItemFilter } from '../../shared/api/schema.generated.js'
import { formatCount } from '../../shared/format/numbers.js'
import { changedParams } from '../../shared/layout/url-filters.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import type { DeskTab } from './first-view.js'
import { ALL } from '../../shared/queue/all.js'
import { isSameView, type Group, type View } from './groups.js'

type Counts = Readonly<Record<string, { readonly total: number }>>
type Filters = Readonly<Record<string, EntryFilter | ItemFilter>>

/** One question for all groups of a queue: each is asked as the list is, for one row, and only its total is read. */
export const countsOf = (tab: DeskTab, groups: readonly Group[]): Question<Counts, Filters> => {
  const type = tab === 'items' ? 'ItemFilter' : 'EntryFilter'
  const parameters = groups.map(({ key }) => `$${key}: ${type}`).join(', ')
  const parts = groups.map(({ key }) => `${key}: ${tab}(filter: $${key}, page: { limit: 0 }) { total }`).join(' ')
  return { text: `query DeskGroups(${parameters}) { ${parts} }` }
}

interface CountedGroups {
  readonly tab: DeskTab
  readonly groups: readonly Group[]
  readonly filterOf: (view: View) => EntryFilter | ItemFilter
}

/** How many each group holds, under the same unit and search as the list; unknown while it is not answered. */
export const useCounts = ({ tab, groups, filterOf }: CountedGroups) => {
  const variables = Object.fromEntries(groups.map(({ key, view }) => [key, filterOf(view)]))
  const { state, refresh } = usePanel({ question: countsOf(tab, groups), variables, read: (counts) => counts })
  const counts = state.kind === 'data' ? state.data : null
  return { countOf: (key: string) => counts?.[key]?.total ?? null, refresh }
}

interface GroupBarProps {
  readonly groups: readonly Group[]
  readonly current: View
  readonly countOf: (key: string) => number | null
}

/** The groups of a queue with how many each holds; each is an address of its own. */
export const GroupBar = ({ groups, current, countOf }: GroupBarProps) => {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const addressOf = ({ state, due, objection, flag }: View): string =>
    `?${changedParams(params, { state, due, objection: objection ? 'open' : null, flag: flag ?? ALL }, false).toString()}`
  return (
    <nav className="groups" aria-label={t('desk.groups')}>
      {groups.map(({ key, view }) => {
        const count = countOf(key)
        return (
          <Link key={key} to={addressOf(view)} aria-current={isSameView(view, current) ? 'true' : undefined}>
            {t(`desk.group.${key}`)} <b>{count === null ? '' : formatCount(count)}</b>
          </Link>
        )
      })}
    </nav>
  )
}
