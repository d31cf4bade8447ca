import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAJOR_PROBLEMS } from '../../shared/api/major-problem-questions.js'
import type { Action, MajorProblems } from '../../shared/api/schema.generated.js'
import { ActionButtons } from '../../shared/command/action-buttons.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { download } from '../../shared/export/download.js'
import { xlsxOf } from '../../shared/export/xlsx.js'
import { dayOf, formatInstant } from '../../shared/format/dates.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { AcknowledgeDrawer } from './acknowledge-drawer.js'
import { ReportDrawer } from './report-drawer.js'
import { useProblemCells } from './use-problem-cells.js'

const ONLY = ['late', 'open']

/** Takes the list off the screen: onto paper, or into a file. */
const Ways = ({ rows, asOf }: Pick<MajorProblems, 'rows' | 'asOf'>) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const { columns, cellsOf } = useProblemCells()
  const title = t('majorProblems.title')
  const save = async () => {
    const unit = labels.unit(me.unitId ?? me.tenant)
    const lines = [[t('ledgers.line.asOf'), formatInstant(asOf.at, me.zone)]] as const
    const file = await xlsxOf({ title, unit, signatures: [], lines, columns, rows: rows.map(cellsOf) })
    download(`${title}-${dayOf(asOf.at, me.zone)}.xlsx`, file)
  }
  return (
    <span className="no-print">
      <Button onClick={() => print()}>{t('majorProblems.print')}</Button>{' '}
      <Button onClick={() => void save()}>{t('majorProblems.xlsx')}</Button>
    </span>
  )
}

interface ListProps {
  readonly found: MajorProblems
  readonly onChoose: (action: Action) => void
}

const List = ({ found, onChoose }: ListProps) => {
  const { t } = useTranslation()
  const { columns, cellsOf } = useProblemCells()
  return (
    <DataTable caption={t('majorProblems.caption')} columns={columns.map(({ title }) => title)}>
      {found.rows.map((row) => (
        <tr key={row.problemId}>
          {cellsOf(row).map((cell, at) => (
            <td key={columns[at]?.key} className={row.late && columns[at]?.key === 'reported' ? 'state-warn' : ''}>
              {cell}
              {columns[at]?.key === 'acknowledged' ? (
                <div className="no-print">
                  <ActionButtons actions={row.actions} onChoose={onChoose} />
                </div>
              ) : null}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  )
}

interface FoundProps {
  readonly found: MajorProblems
  readonly refresh: () => void
  readonly only: string
  readonly reporting: boolean
  readonly onClose: () => void
}

const Found = ({ found, refresh, only, reporting, onClose }: FoundProps) => {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action | null>(null)
  const { accepted } = useAccepted({
    ...{ question: MAJOR_PROBLEMS, variables: { only: null } },
    positionIn: ({ majorProblems }) => majorProblems.asOf.position,
    refresh,
  })
  const close = () => {
    setAction(null)
    onClose()
  }
  const onAccepted: Parameters<typeof AcknowledgeDrawer>[0]['onAccepted'] = (answer) => {
    close()
    void accepted(answer)
  }
  return (
    <>
      {found.rows.length === 0 ? (
        <p className="card">{t(only === ALL ? 'majorProblems.empty' : 'majorProblems.emptyOnly')}</p>
      ) : (
        <div className="card">
          <Ways rows={found.rows} asOf={found.asOf} />
          <List found={found} onChoose={setAction} />
        </div>
      )}
      {found.rules.length === 0 ? <p className="quiet">{t('majorProblems.noRules')}</p> : null}
      {action ? <AcknowledgeDrawer key={action.target} {...{ action, onAccepted, onClose: close }} /> : null}
      {reporting ? <ReportDrawer rules={found.rules} {...{ onAccepted, onClose: close }} /> : null}
    </>
  )
}

/** What units reported upward as major problems: when, to whom, late or not, acknowledged or not (S1-41). */
export const MajorProblemsPage = () => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { value, set } = useUrlFilters()
  const [reporting, setReporting] = useState(false)
  const only = value('only') ?? ALL
  const { state: panel, refresh } = usePanel({
    question: MAJOR_PROBLEMS,
    variables: { only: ONLY.includes(only) ? only : null },
    read: ({ majorProblems }) => majorProblems,
  })
  return (
    <>
      <PageHead title={t('majorProblems.title')}>
        <Select
          className="no-print"
          aria-label={t('majorProblems.which')}
          value={only}
          popupMatchSelectWidth={false}
          options={[ALL, ...ONLY].map((one) => ({ value: one, label: t(`majorProblems.${one}`) }))}
          onChange={(one: string) => set({ only: one === ALL ? null : one })}
        />
        {me.commands.includes('ReportMajorProblem') ? (
          <Button type="primary" className="no-print" onClick={() => setReporting(true)}>
            {t('command.name.ReportMajorProblem')}
          </Button>
        ) : null}
      </PageHead>
      <p className="quiet no-print">{t('majorProblems.help')}</p>
      <Panel state={panel} refresh={refresh}>
        {(found, refreshing) => (
          <>
            <AsOfStamp asOf={found.asOf} refreshing={refreshing} refresh={refresh} />
            <Found {...{ found, refresh, only, reporting }} onClose={() => setReporting(false)} />
          </>
        )}
      </Panel>
    </>
  )
}
