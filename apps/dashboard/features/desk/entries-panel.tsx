import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ENTRIES } from '../../shared/api/questions.js'
import type { EntryPage, EntryRow } from '../../shared/api/schema.generated.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { ObjectionTag } from '../../shared/layout/objection-tag.js'
import { StyleLeadTag } from '../../shared/layout/style-lead-tag.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { SummaryText } from '../../shared/layout/summary-text.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { Filters, useObjectionChoice } from '../../shared/queue/filters.js'
import { PAGE_SIZE, QueueFoot } from '../../shared/queue/queue-foot.js'
import { QueueTable, type Column } from '../../shared/queue/queue-table.js'
import { SavedFilters } from '../../shared/queue/saved-filters-bar.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { firstViewOf } from './first-view.js'
import { GroupBar, useCounts } from './group-bar.js'
import { entryFilterOf, groupsFor, type View } from './groups.js'

const STATES = ['toDo', 'handling', 'awaitingAcceptance', 'returned', 'reopened', 'closedOut', 'handedOver']
const DUE = ['open', 'overdue', 'dueToday', 'dueSoon', 'recounted', 'vacant']
const ENDED = new Set(['closedOut', 'handedOver'])

const linkOf = ({ itemId }: EntryRow): string => `/items/${encodeURIComponent(itemId)}`

const useColumns = (now: string): readonly Column<EntryRow>[] => {
  const { t } = useTranslation()
  const labels = useLabels()
  return [
    {
      key: 'due',
      title: t('desk.due'),
      cell: ({ dueAt, provisional, state }) => (
        <DeadlineText dueAt={dueAt} now={now} provisional={provisional} done={ENDED.has(state)} />
      ),
    },
    {
      key: 'number',
      title: t('desk.number'),
      className: 'nowrap',
      cell: (row) => <Link to={linkOf(row)}>{row.itemNumber ?? t('desk.noNumber')}</Link>,
    },
    {
      key: 'summary',
      title: t('desk.summary'),
      cell: (row) => <SummaryText summary={row.summary} owed={row.summaryOwed} />,
    },
    {
      key: 'state',
      title: t('desk.state'),
      cell: (row) => (
        <>
          <StateTag kind="entryState" state={row.state} />{' '}
          <StyleLeadTag lead={row.styleLead} waits={!ENDED.has(row.state)} /> <ObjectionTag count={row.objections} />
          {row.vacantSince === null ? null : <span className="mark-yellow">{t('desk.vacant')}</span>}
        </>
      ),
    },
    { key: 'unit', title: t('desk.unit'), className: 'nowrap', cell: ({ unitId }) => labels.unit(unitId) },
    {
      key: 'returns',
      title: t('desk.returns'),
      className: 'nowrap',
      cell: ({ returns }) => (returns > 0 ? t('desk.returned', { count: returns }) : ''),
    },
  ]
}

const EntriesTable = ({ page }: { readonly page: EntryPage }) => {
  const { t } = useTranslation()
  const columns = useColumns(page.asOf.at)
  return (
    <QueueTable
      caption={t('desk.entriesCaption')}
      columns={columns}
      rows={page.rows}
      keyOf={({ entryId }) => entryId}
      linkOf={linkOf}
      onSearch={() => document.querySelector<HTMLElement>('.filters input')?.focus()}
    />
  )
}

const useEntryFilters = () => {
  const { me } = useSigned()
  const { value, set } = useUrlFilters()
  const first = firstViewOf(me.roles)
  const objection = value('objection') === 'open'
  const clear = () => set({ state: ALL, due: ALL, unit: null, objection: null })
  const usual = objection ? { entryState: ALL, due: ALL } : first
  const given = { state: value('state') ?? usual.entryState, due: value('due') ?? usual.due, objection }
  return { ...given, unit: value('unit'), page: pageIn(value('page')), set, clear }
}

const useChoices = (state: string, due: string) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const states = STATES.map((one) => ({ value: one, label: labels.word('entryState', one) }))
  const dues = [...DUE, ALL].map((one) => ({ value: one, label: labels.word('due', one) }))
  return [
    { name: 'due', label: t('desk.due'), value: due, options: dues },
    {
      name: 'state',
      label: t('desk.state'),
      value: state,
      options: [{ value: ALL, label: t('desk.allStates') }, ...states],
    },
  ]
}

/** Ledger entries, those due first on top. */
export const EntriesPanel = () => {
  const labels = useLabels()
  const { me } = useSigned()
  const { state, due, objection, unit, page, set, clear } = useEntryFilters()
  const choices = [...useChoices(state, due), useObjectionChoice(objection)]
  const view: View = { state, due, objection, flag: null }
  const groups = groupsFor(me.roles, 'entries')
  const counts = useCounts({ tab: 'entries', groups, filterOf: (one) => entryFilterOf(one, unit) })
  const filter = entryFilterOf(view, unit)
  const { state: panel, refresh: refreshList } = usePanel({
    question: ENTRIES,
    variables: { filter, page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE } },
    read: ({ entries }) => entries,
    isEmpty: ({ total }) => total === 0,
  })
  const refresh = () => {
    refreshList()
    counts.refresh()
  }
  const named = [
    due === ALL ? '' : labels.word('due', due),
    state === ALL ? '' : labels.word('entryState', state),
    labels.unit(unit),
  ].filter(Boolean)
  return (
    <>
      <GroupBar groups={groups} current={view} countOf={counts.countOf} />
      <Filters choices={choices} unit={unit} set={set} clear={clear} />
      <SavedFilters page="desk" />
      <Panel
        state={panel}
        refresh={refresh}
        rows={10}
        empty={() => <EmptyQueue filters={named.join(' · ')} clear={clear} />}
      >
        {(found, refreshing) => (
          <>
            <EntriesTable page={found} />
            <QueueFoot {...{ found, refreshing, refresh }} />
          </>
        )}
      </Panel>
    </>
  )
}
