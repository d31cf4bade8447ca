import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LEDGER, type LedgerAnswer } from '../../shared/api/questions.js'
import type { LedgerKind } from '../../shared/api/schema.generated.js'
import { labelled } from '../../shared/export/paper.js'
import { formatCount } from '../../shared/format/numbers.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { ALL } from '../../shared/queue/all.js'
import { EmptyQueue } from '../../shared/queue/empty-queue.js'
import { QueueFoot } from '../../shared/queue/queue-foot.js'
import { filtersOf, type Chosen } from './chosen.js'
import { LedgerTable } from './ledger-table.js'
import { registerOf } from './register.js'
import { useLedgerWords } from './use-ledger-words.js'
import { useWholeLedger, type Leaving } from './use-whole-ledger.js'

const PAGE_SIZE = 50
const WAYS: readonly Leaving[] = ['print', 'xlsx', 'docx']

interface LedgerPanelProps {
  readonly chosen: Chosen
  readonly kind: LedgerKind | undefined
}

type Words = ReturnType<typeof useLedgerWords>

/** What stands above the table on paper only. */
const PaperHead = ({ words, lines }: { readonly words: Words; readonly lines: ReturnType<Words['lines']> }) => (
  <div className="print-only ledger-paper-head">
    <h1>{words.title}</h1>
    <p className="ledger-paper-unit">{words.unit}</p>
    {lines.map(([label, value]) => (
      <p key={label}>{labelled(label, value)}</p>
    ))}
  </div>
)

/** Who signs, below the table on paper only. */
const Signatures = ({ words }: { readonly words: Words }) => (
  <div className="print-only ledger-signatures">
    {words.signatures.map((who) => (
      <span key={who}>{labelled(who, '')}</span>
    ))}
  </div>
)

const Empty = ({ words, clear }: { readonly words: Words; readonly clear: () => void }) => {
  const { t } = useTranslation()
  if (words.filters.length > 0) return <EmptyQueue filters={words.filters.join(' · ')} clear={clear} />
  return (
    <>
      <p>{t('ledgers.empty')}</p>
      <p className="quiet">{t('ledgers.emptyDo')}</p>
    </>
  )
}

interface FilledProps extends LedgerPanelProps {
  readonly answer: LedgerAnswer
  readonly page: number
  readonly words: Words
}

const Filled = ({ answer, kind, chosen, page, words }: FilledProps) => {
  const { t } = useTranslation()
  const whole = useWholeLedger({ chosen, kind, words })
  const { entries } = whole.printed?.answer ?? answer
  const first = whole.printed ? 1 : (page - 1) * PAGE_SIZE + 1
  const rows = whole.printed?.rows ?? entries.rows
  const total = formatCount(entries.total)
  const { from, to } = whole.printed ?? { from: entries.asOf, to: entries.asOf }
  return (
    <>
      <div className="ledger-says">
        <p>
          {words.counts(answer)} <span className="quiet">{t('ledgers.source')}</span>
        </p>
        <div className="ledger-ways no-print">
          {WAYS.map((way) => (
            <Button
              key={way}
              loading={whole.busy === way}
              disabled={whole.busy !== null}
              onClick={() => whole.leave(way)}
            >
              {t(`ledgers.${way}`, { total })}
            </Button>
          ))}
        </div>
      </div>
      {whole.trouble === null ? null : (
        <Alert className="no-print" type="error" showIcon role="alert" title={whole.trouble} />
      )}
      <PaperHead words={words} lines={words.lines(whole.printed?.answer ?? answer, from, to)} />
      {rows.length < entries.total ? (
        <p className="print-only">
          {t('ledgers.shown', { from: formatCount(first), to: formatCount(first + rows.length - 1), total })}
        </p>
      ) : null}
      <LedgerTable register={registerOf({ kind, rows, first }, words.register)} now={entries.asOf.at} />
      <Signatures words={words} />
    </>
  )
}

/** One ledger: its counts with what they are of, its entries, and the ways in which it leaves the screen. */
export const LedgerPanel = ({ chosen, kind }: LedgerPanelProps) => {
  const { value, set } = useUrlFilters()
  const page = pageIn(value('page'))
  const words = useLedgerWords(chosen, kind)
  const { state, refresh } = usePanel({
    question: LEDGER,
    variables: { ...filtersOf(chosen), page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE } },
    read: (answer) => answer,
    isEmpty: ({ entries }) => entries.total === 0,
  })
  const clear = () => set({ state: ALL, due: ALL, opened: null, unit: null, topic: null, said: null })
  return (
    <Panel state={state} refresh={refresh} rows={10} empty={() => <Empty words={words} clear={clear} />}>
      {(answer, refreshing) => (
        <>
          <Filled {...{ answer, kind, chosen, page, words }} />
          <div className="no-print">
            <QueueFoot found={answer.entries} pageSize={PAGE_SIZE} {...{ refreshing, refresh }} />
          </div>
        </>
      )}
    </Panel>
  )
}
