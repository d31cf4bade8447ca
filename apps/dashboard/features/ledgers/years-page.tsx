import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { YEARLY_LEDGERS, type YearAnswer } from '../../shared/api/ledger-questions.js'
import type { StatementStanding, YearlyLedger } from '../../shared/api/schema.generated.js'
import { FollowUps } from '../../shared/command/follow-ups.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { dayOf } from '../../shared/format/dates.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { MakeStatement } from './make-statement.js'
import type { Making } from './statement-input.js'
import './ledgers.css'

const YEARS_AGO = [-1, 0, 1, 2, 3]
const TONES: Readonly<Record<string, string>> = { missing: 'ledger-missing', late: 'state-warn', inTime: 'state-done' }

const pageOf = (ledgerId: string, statement: string): string =>
  `/ledgers/years/${encodeURIComponent(ledgerId)}/${statement}`

interface RowProps {
  readonly ledger: YearlyLedger
  readonly names: ReadonlyMap<string, string>
  readonly onMake: (making: Making) => void
}

const Standing = ({ ledger, one }: { readonly ledger: YearlyLedger; readonly one: StatementStanding | undefined }) => {
  const { t } = useTranslation()
  if (!one || (ledger.openedAt === null && one.statement !== 'opening')) return null
  const { statement, standing, dueOn, madeAt, version } = one
  const word = t(`ledgers.years.standing.${standing}`)
  return (
    <>
      {madeAt === null ? (
        <span className={TONES[standing]}>{word}</span>
      ) : (
        <Link to={pageOf(ledger.ledgerId, statement)} className={TONES[standing]}>
          {word} {version !== null && version > 1 ? t('rankings.versionOf', { version }) : ''}
        </Link>
      )}
      {dueOn === null ? null : <div className="quiet small">{t('ledgers.years.dueBy', { day: dueOn })}</div>}
    </>
  )
}

/** What somebody with these roles could make of a ledger next; whether it is time, the decider says. */
const useMakings = (ledger: YearlyLedger): readonly Making[] => {
  const { me } = useSigned()
  const { ledgerId, unitId, year, openedAt, statements } = ledger
  const may = (command: string, own: boolean) => me.commands.includes(command) && (!own || me.unitIds.includes(unitId))
  if (openedAt === null)
    return may('OpenLedger', true) ? [{ command: 'OpenLedger', year, unitId, ledger: ledger.ledger }] : []
  const made = new Set(statements.flatMap(({ statement, madeAt }) => (madeAt === null ? [] : [statement])))
  if (made.has('clearing')) return []
  const quarter = [1, 2, 3].find((n) => !made.has(`quarter${n}`))
  return [
    ...(quarter !== undefined && may('ReportLedger', true)
      ? [{ command: 'ReportLedger', ledgerId, quarter } as const]
      : []),
    ...(!made.has('audit') && may('AuditLedger', false) ? [{ command: 'AuditLedger', ledgerId } as const] : []),
    ...(may('ReconcileLedger', false) ? [{ command: 'ReconcileLedger', ledgerId } as const] : []),
    ...(may('ClearLedger', true) ? [{ command: 'ClearLedger', ledgerId } as const] : []),
  ]
}

const STATEMENTS = ['opening', 'quarter1', 'quarter2', 'audit', 'quarter3', 'clearing', 'reconciliation']

const LedgerRow = ({ ledger, names, onMake }: RowProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const makings = useMakings(ledger)
  const quarterOf = (making: Making) => (making.command === 'ReportLedger' ? ` ${making.quarter}` : '')
  return (
    <tr>
      <th scope="row">
        {labels.unit(ledger.unitId)}
        <div className="quiet">{names.get(ledger.ledger) ?? ledger.ledger}</div>
      </th>
      {STATEMENTS.map((statement) => (
        <td key={statement} className="nowrap">
          <Standing ledger={ledger} one={ledger.statements.find((one) => one.statement === statement)} />
        </td>
      ))}
      <td className="no-print">
        {makings.map((making) => (
          <Button key={`${making.command}${quarterOf(making)}`} size="small" onClick={() => onMake(making)}>
            {t(`command.name.${making.command}`)}
            {quarterOf(making)}
          </Button>
        ))}
      </td>
    </tr>
  )
}

interface YearProps {
  readonly answer: YearAnswer
  readonly year: number
  readonly refresh: () => void
}

const Year = ({ answer, year, refresh }: YearProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const [making, setMaking] = useState<Making | null>(null)
  const { accepted, pending } = useAccepted({
    ...{ question: YEARLY_LEDGERS, variables: { year, ledger: null } },
    positionIn: ({ yearlyLedgers }) => yearlyLedgers.asOf.position,
    refresh,
  })
  const { ledgerKinds: kinds } = answer
  const { rows } = answer.yearlyLedgers
  const names = new Map(kinds.map(({ code, ...name }) => [code, name[labels.language]]))
  const columns = [t('desk.unit'), ...STATEMENTS.map((one) => labels.word('ledgerStatement', one)), t('item.actions')]
  return (
    <section className="card ledger-page">
      <FollowUps pending={pending} />
      {me.commands.includes('OpenLedger') ? (
        <Button className="no-print" type="primary" onClick={() => setMaking({ command: 'OpenLedger', year })}>
          {t('command.name.OpenLedger')}
        </Button>
      ) : null}
      {making ? (
        <MakeStatement
          {...{ making, kinds }}
          onClose={() => setMaking(null)}
          onAccepted={(told) => {
            setMaking(null)
            void accepted(told)
          }}
        />
      ) : null}
      {rows.length === 0 ? (
        <p>{t('ledgers.years.none', { year })}</p>
      ) : (
        <DataTable caption={t('ledgers.years.caption', { year })} columns={columns}>
          {rows.map((ledger) => (
            <LedgerRow key={ledger.ledgerId} {...{ ledger, names }} onMake={setMaking} />
          ))}
        </DataTable>
      )}
    </section>
  )
}

const useYear = () => {
  const { me } = useSigned()
  const { value, set } = useUrlFilters()
  const [now] = useState(() => Number(dayOf(new Date().toISOString(), me.zone).slice(0, 4)))
  const given = Number(value('year') ?? now)
  const year = Number.isInteger(given) ? given : now
  const offered = [...new Set([year, ...YEARS_AGO.map((ago) => now - ago)])].toSorted((one, other) => other - one)
  return { year, offered, choose: (chosen: number) => set({ year: String(chosen) }) }
}

/** The ledgers of a year: opened, reported, audited, cleared; who has not handed in is seen at once (S3-24 … S3-27). */
export const YearsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { year, offered, choose } = useYear()
  const { state, refresh } = usePanel({
    ...{ question: YEARLY_LEDGERS, variables: { year, ledger: null } },
    read: (answer) => answer,
  })
  return (
    <>
      <PageHead
        title={t('ledgers.years.title')}
        before={<Button onClick={() => void navigate('/ledgers')}>{t('item.back')}</Button>}
      >
        <Select
          aria-label={t('ledgers.years.year')}
          value={year}
          options={offered.map((value) => ({ value, label: String(value) }))}
          onChange={choose}
        />
        {state.kind === 'data' ? (
          <AsOfStamp asOf={state.data.yearlyLedgers.asOf} refreshing={state.refreshing} refresh={refresh} />
        ) : null}
      </PageHead>
      <Panel state={state} refresh={refresh} rows={8}>
        {(answer) => <Year answer={answer} year={year} refresh={refresh} />}
      </Panel>
    </>
  )
}
