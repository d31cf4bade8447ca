import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SANCTIONS } from '../../shared/api/questions.js'
import type { SanctionRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { ReviewOwed } from '../../shared/layout/review-owed.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { StatementText } from '../../shared/layout/statement-text.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { Filters } from '../../shared/queue/filters.js'
import { PAGE_SIZE, QueueFoot } from '../../shared/queue/queue-foot.js'
import { QueueTable, type Column } from '../../shared/queue/queue-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

const STATES = ['proposed', 'issued', 'dismissed', 'tolerated', 'clarified', 'expired']
const linkOf = ({ sanctionId }: SanctionRow): string => `/consequences/${encodeURIComponent(sanctionId)}`

const useColumns = (now: string): readonly Column<SanctionRow>[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return [
    {
      key: 'kind',
      title: t('consequences.kind'),
      className: 'nowrap',
      cell: (row) => <Link to={linkOf(row)}>{labels.word('sanctionKind', row.kind)}</Link>,
    },
    {
      key: 'unit',
      title: t('consequences.unit'),
      className: 'nowrap',
      cell: ({ unitId, personId }) =>
        personId ? `${labels.unit(unitId)} ${labels.person(personId)}` : labels.unit(unitId),
    },
    {
      key: 'state',
      title: t('desk.state'),
      cell: (row) => (
        <>
          <StateTag kind="sanctionState" state={row.state} />
          <ReviewOwed row={row} />
        </>
      ),
    },
    { key: 'statement', title: t('consequences.statement'), cell: (row) => <StatementText row={row} now={now} /> },
    {
      key: 'item',
      title: t('consequences.item'),
      cell: ({ itemNumber, summary }) =>
        itemNumber === null ? (summary ?? MISSING) : `${itemNumber} ${summary ?? ''}`,
    },
    {
      key: 'proposed',
      title: t('consequences.proposed'),
      className: 'nowrap',
      cell: ({ proposedAt }) => formatInstant(proposedAt, me.zone),
    },
  ]
}

const useChosen = () => {
  const { value, set } = useUrlFilters()
  const state = value('state') ?? 'proposed'
  const clear = () => set({ state: ALL, unit: null })
  return { state, unit: value('unit'), page: pageIn(value('page')), set, clear }
}

const Table = ({ rows, now }: { readonly rows: readonly SanctionRow[]; readonly now: string }) => {
  const { t } = useTranslation()
  return (
    <QueueTable
      caption={t('consequences.caption')}
      columns={useColumns(now)}
      rows={rows}
      keyOf={({ sanctionId }) => sanctionId}
      linkOf={linkOf}
      onSearch={() => document.querySelector<HTMLElement>('.filters input')?.focus()}
    />
  )
}

const Measures = () => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { state, unit, page, set, clear } = useChosen()
  const { state: panel, refresh } = usePanel({
    question: SANCTIONS,
    variables: {
      filter: { states: state === ALL ? null : [state], unitId: unit },
      page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    },
    read: ({ sanctions }) => sanctions,
    isEmpty: ({ total }) => total === 0,
  })
  const options = [
    { value: ALL, label: t('desk.allStates') },
    ...STATES.map((one) => ({ value: one, label: labels.word('sanctionState', one) })),
  ]
  const named = [state === ALL ? '' : labels.word('sanctionState', state), labels.unit(unit)].filter(Boolean)
  const empty = () => (
    <>
      {named.length === 0 ? <p className="quiet">{t('consequences.emptyDo')}</p> : null}
      <EmptyQueue filters={named.join(' · ')} clear={clear} />
    </>
  )
  return (
    <>
      <Filters
        choices={[{ name: 'state', label: t('desk.state'), value: state, options }]}
        unit={unit}
        set={set}
        clear={clear}
      />
      <Panel state={panel} refresh={refresh} rows={10} empty={empty}>
        {(found, refreshing) => (
          <>
            <Table rows={found.rows} now={found.asOf.at} />
            <QueueFoot {...{ found, refreshing, refresh }} />
          </>
        )}
      </Panel>
    </>
  )
}

/** What follows when a duty was not done: proposed by a rule, stated on by those concerned, decided by a person. */
export const ConsequencesPage = () => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('consequences.title')} />
      <div className="card">
        <Alert type="info" showIcon title={t('consequences.promise')} className="promise" />
        <Measures />
      </div>
    </>
  )
}
