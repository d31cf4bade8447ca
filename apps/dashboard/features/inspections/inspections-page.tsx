import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { INSPECTIONS } from '../../shared/api/inspection-questions.js'
import type { Action, InspectionRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { Filters } from '../../shared/queue/filters.js'
import { PAGE_SIZE, QueueFoot } from '../../shared/queue/queue-foot.js'
import { QueueTable, type Column } from '../../shared/queue/queue-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useInspectionChoices } from '../../shared/viewer/use-inspection-choices.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { InspectionDrawer } from './inspection-drawer.js'
import { linkOf, TimeTag } from './inspection-words.js'
import './inspections.css'

const STATES = ['planned', 'held', 'ended']

const useColumns = (): readonly Column<InspectionRow>[] => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const kind = ({ kindZh, kindEn }: InspectionRow) => (labels.language === 'en' ? kindEn : kindZh)
  return [
    {
      key: 'name',
      title: t('inspections.name'),
      cell: (row) => <Link to={linkOf(row.inspectionId)}>{row.title}</Link>,
    },
    { key: 'kind', title: t('inspections.kind'), className: 'nowrap', cell: kind },
    { key: 'planned', title: t('inspections.planned'), className: 'nowrap', cell: ({ plannedOn }) => plannedOn },
    {
      key: 'when',
      title: t('inspections.when'),
      cell: (row) => (
        <>
          {row.heldAt === null ? null : `${formatInstant(row.heldAt, me.zone)} `}
          <TimeTag row={row} />
        </>
      ),
    },
    { key: 'state', title: t('desk.state'), cell: ({ state }) => <StateTag kind="inspectionState" state={state} /> },
    {
      key: 'units',
      title: t('inspections.units'),
      cell: ({ unitIds, places }) => [...unitIds.map(labels.unit), ...places].join(' · ') || MISSING,
    },
    {
      key: 'findings',
      title: t('inspections.count'),
      className: 'nowrap',
      cell: ({ findings, findingsOpen }) => t('inspections.counted', { count: findings, open: findingsOpen }),
    },
  ]
}

const useChosen = () => {
  const { value, set } = useUrlFilters()
  const clear = () => set({ state: ALL, kind: ALL, overdue: ALL, unit: null })
  const [state, kind] = [value('state') ?? ALL, value('kind') ?? ALL]
  return { state, kind, overdue: value('overdue') ?? ALL, unit: value('unit'), page: pageIn(value('page')), set, clear }
}

const useChoices = ({ state, kind, overdue }: ReturnType<typeof useChosen>) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const kinds = new Map(useInspectionChoices().flatMap((one) => one.kinds.map((each) => [each.code, each] as const)))
  const all = (label: string) => ({ value: ALL, label })
  return [
    {
      ...{ name: 'state', label: t('desk.state'), value: state },
      options: [
        all(t('desk.allStates')),
        ...STATES.map((one) => ({ value: one, label: labels.word('inspectionState', one) })),
      ],
    },
    {
      ...{ name: 'kind', label: t('inspections.kind'), value: kind },
      options: [
        all(t('inspections.allKinds')),
        ...[...kinds.values()].map((one) => ({ value: one.code, label: one[labels.language] })),
      ],
    },
    {
      ...{ name: 'overdue', label: t('inspections.overdue'), value: overdue },
      options: [all(t('inspections.overdueAll')), { value: 'yes', label: t('inspections.overdueOnly') }],
    },
  ]
}

const List = () => {
  const { t } = useTranslation()
  const columns = useColumns()
  const chosen = useChosen()
  const choices = useChoices(chosen)
  const { state, kind, overdue, unit, page, set, clear } = chosen
  const given = (value: string) => (value === ALL ? null : value)
  const { state: panel, refresh } = usePanel({
    question: INSPECTIONS,
    variables: {
      filter: {
        ...{ states: state === ALL ? null : [state], kind: given(kind), unitId: unit },
        overdue: overdue === ALL ? null : true,
      },
      page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    },
    read: ({ inspections }) => inspections,
    isEmpty: ({ total }) => total === 0,
  })
  const named = choices.flatMap(({ value, options }) =>
    value === ALL ? [] : (options.find((one) => one.value === value)?.label ?? []),
  )
  const empty = () =>
    named.length === 0 && unit === null ? (
      <>
        <p>{t('inspections.empty')}</p>
        <p className="quiet">{t('inspections.emptyDo')}</p>
      </>
    ) : (
      <EmptyQueue filters={named.join(' · ') || (unit ?? '')} clear={clear} />
    )
  return (
    <>
      <Filters {...{ choices, unit, set, clear }} />
      <Panel state={panel} refresh={refresh} rows={10} empty={empty}>
        {(found, refreshing) => (
          <>
            <QueueTable
              {...{ columns, rows: found.rows, caption: t('inspections.caption') }}
              keyOf={({ inspectionId }) => inspectionId}
              linkOf={({ inspectionId }) => linkOf(inspectionId)}
              onSearch={() => document.querySelector<HTMLElement>('.filters input')?.focus()}
            />
            <QueueFoot {...{ found, refreshing, refresh }} />
          </>
        )}
      </Panel>
    </>
  )
}

const PLAN: Action = { command: 'PlanInspection', context: 'intake', target: '', allowed: true, refusal: null }

/** What is planned and what was held: inspections, supervision visits, screenings, symposiums. */
export const InspectionsPage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const navigate = useNavigate()
  const [planning, setPlanning] = useState(false)
  return (
    <>
      <PageHead title={t('inspections.title')}>
        <Link to="/inspections/findings">{t('inspections.findings')}</Link>
        {me.commands.includes('PlanInspection') ? (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('inspections.plan')}
          </Button>
        ) : null}
      </PageHead>
      <div className="card">
        <List />
      </div>
      {planning ? (
        <InspectionDrawer
          action={PLAN}
          inspection={null}
          onClose={() => setPlanning(false)}
          onAccepted={(_, { inspectionId }) => void navigate(linkOf(String(inspectionId)))}
        />
      ) : null}
    </>
  )
}
