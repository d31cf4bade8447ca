import type { InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ITEMS } from '../../shared/api/questions.js'
import type { ItemPage, ItemRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { AssignmentObjectionTag } from '../../shared/layout/assignment-objection-tag.js'
import { ObjectionTag } from '../../shared/layout/objection-tag.js'
import { ItemTags } from '../../shared/layout/item-tags.js'
import { KicksTag } from '../../shared/layout/kicks-tag.js'
import { ReadingTag } from '../../shared/layout/reading-tag.js'
import { StyleLeadTag } from '../../shared/layout/style-lead-tag.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { SummaryText } from '../../shared/layout/summary-text.js'
import { aboutIn } from '../../shared/catalogue/catalogue.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { AboutFilter, CarriedFilters, CellFilter } from './about-filter.js'
import { Filters, useObjectionChoice } from '../../shared/queue/filters.js'
import { PAGE_SIZE, QueueFoot } from '../../shared/queue/queue-foot.js'
import { QueueTable, type Column } from '../../shared/queue/queue-table.js'
import { SavedFilters } from '../../shared/queue/saved-filters-bar.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { firstViewOf } from './first-view.js'
import { GroupBar, useCounts } from './group-bar.js'
import { groupsFor, itemFilterOf, type View } from './groups.js'

const STATES = ['received', 'registered', 'assigned', 'replied', 'declined', 'withdrawn']
const FLAGS = [
  ...['overdue', 'styleLead', 'watched'],
  ...['toRead', 'kickBall', 'kickFault', 'idle', 'repeatVisit', 'leapfrogVisit', 'oldAndHard', 'recurring'],
  ...['toConsent', 'assignmentObjection'],
]
/** What only comes from the map. */
const NOT_CARRIED = { channel: null, from: null, to: null }
const ENDED = new Set(['replied', 'declined', 'withdrawn'])

/** A flag in the address; what no group has a name for narrows nothing. */
const flagIn = (flag: string | null): string | null => (flag !== null && FLAGS.includes(flag) ? flag : null)

const linkOf = ({ itemId }: ItemRow): string => `/items/${encodeURIComponent(itemId)}`

const useColumns = (now: string): readonly Column<ItemRow>[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return [
    {
      key: 'number',
      title: t('desk.number'),
      className: 'nowrap',
      cell: (row) => <Link to={linkOf(row)}>{row.number ?? t('desk.noNumber')}</Link>,
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
          <StateTag kind="itemState" state={row.state} />{' '}
          <StyleLeadTag lead={row.styleLead !== null} waits={row.styleLead?.waits === true} />
          {row.misplaced ? <span className="state state-warn">⚠ {t('desk.misplaced')}</span> : null}
          <ObjectionTag count={row.objections} /> <AssignmentObjectionTag row={row} now={now} />{' '}
          <ReadingTag row={row} now={now} /> <KicksTag row={row} /> <ItemTags row={row} />
        </>
      ),
    },
    {
      key: 'due',
      title: t('desk.due'),
      cell: ({ dueAt, state }) => <DeadlineText dueAt={dueAt} now={now} done={ENDED.has(state)} />,
    },
    {
      key: 'unit',
      title: t('desk.unit'),
      className: 'nowrap',
      cell: ({ unitId }) => labels.unit(unitId) || <span className="quiet">{t('desk.noUnit')}</span>,
    },
    { key: 'channel', title: t('desk.channel'), className: 'nowrap', cell: ({ channel }) => labels.channel(channel) },
    {
      key: 'replies',
      title: t('desk.replies'),
      className: 'nowrap',
      cell: ({ repliesOwed }) => (repliesOwed > 0 ? t('desk.owed', { count: repliesOwed }) : ''),
    },
    {
      key: 'received',
      title: t('desk.received'),
      className: 'nowrap',
      cell: ({ receivedAt }) => formatInstant(receivedAt, me.zone),
    },
  ]
}

interface ItemsTableProps {
  readonly page: ItemPage
  readonly onSearch: () => void
}

const ItemsTable = ({ page, onSearch }: ItemsTableProps) => {
  const { t } = useTranslation()
  const columns = useColumns(page.asOf.at)
  return (
    <QueueTable
      caption={t('desk.itemsCaption')}
      columns={columns}
      rows={page.rows}
      keyOf={({ itemId }) => itemId}
      linkOf={linkOf}
      onSearch={onSearch}
    />
  )
}

const useItemFilters = () => {
  const { me } = useSigned()
  const { value, set } = useUrlFilters()
  const objection = value('objection') === 'open'
  const first = firstViewOf(me.roles)
  const isOpened = value('state') === null && value('flag') === null && !objection
  const state = value('state') ?? (isOpened ? first.itemState : ALL)
  const flag = flagIn(value('flag') ?? (isOpened ? first.flag : null))
  const clear = () =>
    set({ state: ALL, unit: null, search: null, about: null, cell: null, objection: null, flag: ALL, ...NOT_CARRIED })
  return {
    state,
    objection,
    flag,
    unit: value('unit'),
    search: value('search') ?? '',
    about: value('about'),
    cell: value('cell'),
    carried: { channel: value('channel'), from: value('from'), to: value('to') },
    page: pageIn(value('page')),
    set,
    clear,
  }
}

/** The items, newest first, as far as the viewer may see them. */
export const ItemsPanel = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { state, objection, flag, unit, search, about, cell, carried, page, set, clear } = useItemFilters()
  const field = useRef<InputRef>(null)
  const { me, catalogues } = useSigned()
  const narrowed = { unit, search, cell, ...carried, about: aboutIn(catalogues, about) }
  const view: View = { state, due: ALL, objection, flag }
  const groups = groupsFor(me.roles, 'items')
  const counts = useCounts({ tab: 'items', groups, filterOf: (one) => itemFilterOf(one, narrowed) })
  const filter = itemFilterOf(view, narrowed)
  const { state: panel, refresh: refreshList } = usePanel({
    question: ITEMS,
    variables: { filter, page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE } },
    read: ({ items }) => items,
    isEmpty: ({ total }) => total === 0,
  })
  const refresh = () => {
    refreshList()
    counts.refresh()
  }
  const named = [
    state === ALL ? '' : state === 'unanswered' ? t('map.unanswered') : labels.word('itemState', state),
    labels.unit(unit),
    search,
    cell ?? '',
    carried.channel === null ? '' : labels.channel(carried.channel),
    [carried.from, carried.to].filter(Boolean).join('–'),
    labels.category(narrowed.about.manifestation ?? narrowed.about.category, narrowed.about.campaign),
    objection ? t('desk.objection') : '',
    flag === null ? '' : t(`desk.group.${flag}`),
  ].filter(Boolean)
  const objectionChoice = useObjectionChoice(objection)
  const options = [
    { value: ALL, label: t('desk.allStates') },
    { value: 'unanswered', label: t('map.unanswered') },
    ...STATES.map((one) => ({ value: one, label: labels.word('itemState', one) })),
  ]
  return (
    <>
      <GroupBar groups={groups} current={view} countOf={counts.countOf} />
      <Filters
        choices={[{ name: 'state', label: t('desk.state'), value: state, options }, objectionChoice]}
        unit={unit}
        search={search}
        searchField={field}
        set={set}
        clear={clear}
      >
        <AboutFilter about={about} set={set} />
        <CellFilter cell={cell} set={set} />
        <CarriedFilters {...carried} set={set} />
      </Filters>
      <SavedFilters page="desk" />
      <Panel
        state={panel}
        refresh={refresh}
        rows={10}
        empty={() => <EmptyQueue filters={named.join(' · ')} clear={clear} />}
      >
        {(found, refreshing) => (
          <>
            <ItemsTable page={found} onSearch={() => field.current?.focus()} />
            <QueueFoot {...{ found, refreshing, refresh }} />
          </>
        )}
      </Panel>
    </>
  )
}
