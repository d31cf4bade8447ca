import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { FINDINGS } from '../../shared/api/inspection-questions.js'
import type { FindingPage, ListedFinding } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { Filters } from '../../shared/queue/filters.js'
import { PAGE_SIZE, QueueFoot } from '../../shared/queue/queue-foot.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { Files, linkOf } from './inspection-words.js'
import './inspections.css'

const SETTLED = ['open', 'item', 'onTheSpot', 'noted']

const Line = ({ finding }: { readonly finding: ListedFinding }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (
    <tr>
      <th scope="row">
        {finding.text}
        <div className="small">
          <Link to={linkOf(finding.inspectionId)}>{finding.title}</Link>{' '}
          <span className="quiet">{formatInstant(finding.foundAt, me.zone)}</span>
        </div>
      </th>
      <td>{[finding.category, finding.manifestation, finding.violation].filter(Boolean).join(' · ')}</td>
      <td>{finding.benchmark}</td>
      <td>{[labels.unit(finding.unitId), finding.place].filter(Boolean).join(' · ')}</td>
      <td>
        <Files inspectionId={finding.inspectionId} evidence={finding.evidence} />
      </td>
      <td>{labels.word('settled', finding.settledAs ?? 'open')}</td>
      <td>
        {finding.doubts.length === 0 ? <span className="quiet">{t('inspections.noDoubt')}</span> : null}
        {finding.doubts.map(({ kind, ofId }) => (
          <div key={kind} className="state state-warn">
            ! {ofId === null ? null : <Link to={linkOf(ofId.split('/')[0] ?? '')}>{labels.word('doubt', kind)}</Link>}
            {ofId === null ? labels.word('doubt', kind) : null}
          </div>
        ))}
      </td>
    </tr>
  )
}

const COLUMNS = ['what', 'category', 'benchmark', 'about', 'evidence', 'outcome', 'doubts'] as const

const Found = ({ found }: { readonly found: FindingPage }) => {
  const { t } = useTranslation()
  return (
    <>
      <p className={found.doubtful > 0 ? 'state-warn' : 'quiet'}>
        {t('inspections.doubtful', { count: formatCount(found.doubtful) })}
      </p>
      <DataTable caption={t('inspections.findingsCaption')} columns={COLUMNS.map((one) => t(`inspections.${one}`))}>
        {found.rows.map((finding) => (
          <Line key={`${finding.inspectionId}-${finding.findingId}`} finding={finding} />
        ))}
      </DataTable>
    </>
  )
}

const useChosen = () => {
  const { value, set } = useUrlFilters()
  const clear = () => set({ settled: ALL, doubtful: ALL, unit: null })
  const [settled, doubtful] = [value('settled') ?? ALL, value('doubtful') ?? ALL]
  return { settled, doubtful, unit: value('unit'), page: pageIn(value('page')), set, clear }
}

const useChoices = ({ settled, doubtful }: ReturnType<typeof useChosen>) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return [
    {
      ...{ name: 'settled', label: t('inspections.settled'), value: settled },
      options: [
        { value: ALL, label: t('inspections.allSettled') },
        ...SETTLED.map((one) => ({ value: one, label: labels.word('settled', one) })),
      ],
    },
    {
      ...{ name: 'doubtful', label: t('inspections.doubts'), value: doubtful },
      options: [
        { value: ALL, label: t('inspections.doubtfulAll') },
        { value: 'yes', label: t('inspections.doubtfulOnly') },
      ],
    },
  ]
}

/** Every finding with its evidence; what is empty or copied can be seen (S0-49). */
export const FindingsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = useChosen()
  const choices = useChoices(chosen)
  const { settled, doubtful, unit, page, set, clear } = chosen
  const { state, refresh } = usePanel({
    question: FINDINGS,
    variables: {
      filter: { settled: settled === ALL ? null : settled, doubtful: doubtful === ALL ? null : true, unitId: unit },
      page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    },
    read: ({ findings }) => findings,
    isEmpty: ({ total }) => total === 0,
  })
  const named = choices.flatMap(({ value, options }) =>
    value === ALL ? [] : (options.find((one) => one.value === value)?.label ?? []),
  )
  return (
    <>
      <PageHead
        title={t('inspections.findings')}
        before={
          <Button className="no-print" onClick={() => void navigate('/inspections')}>
            {t('inspections.list')}
          </Button>
        }
      />
      <div className="card">
        <Filters {...{ choices, unit, set, clear }} />
        <Panel
          {...{ state, refresh, rows: 10 }}
          empty={() =>
            named.length === 0 && unit === null ? (
              <p>{t('inspections.none')}</p>
            ) : (
              <EmptyQueue filters={named.join(' · ') || (unit ?? '')} clear={clear} />
            )
          }
        >
          {(found, refreshing) => (
            <>
              <Found found={found} />
              <QueueFoot {...{ found, refreshing, refresh }} />
            </>
          )}
        </Panel>
      </div>
    </>
  )
}
