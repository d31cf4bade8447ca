import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { LEDGER, type LedgerAnswer } from '../../shared/api/questions.js'
import { refusalOfQuestion } from '../../shared/api/refusal.js'
import type { AsOf, EntryRow, LedgerKind } from '../../shared/api/schema.generated.js'
import { download } from '../../shared/export/download.js'
import { docxOf } from '../../shared/export/docx.js'
import type { Paper } from '../../shared/export/paper.js'
import { xlsxOf } from '../../shared/export/xlsx.js'
import { dayOf } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { filtersOf, type Chosen } from './chosen.js'
import { MOST_READ, readAll, type AllRead, type AskPage } from './read-all.js'
import { registerOf } from './register.js'
import type { useLedgerWords } from './use-ledger-words.js'

interface Whole {
  readonly answer: LedgerAnswer
  readonly rows: readonly EntryRow[]
  readonly from: AsOf
  readonly to: AsOf
}

interface LeavingLedger {
  readonly chosen: Chosen
  readonly kind: LedgerKind | undefined
  readonly words: ReturnType<typeof useLedgerWords>
}

/** Asks for every row at this moment; what goes wrong is said in words. */
const useReading = (chosen: Chosen) => {
  const client = useClient()
  const { t } = useTranslation()
  const textOf = useRefusalText()
  const whyNot = (read: Exclude<AllRead, { kind: 'read' }>): string => {
    if (read.kind === 'failed') return textOf(read.refusal)
    if (read.kind === 'moving') return t('ledgers.notRead.moving')
    return t('ledgers.notRead.tooMany', { total: formatCount(read.total), most: formatCount(MOST_READ) })
  }
  return async (): Promise<Whole | string> => {
    let answer: LedgerAnswer | undefined
    const ask: AskPage = async (page) => {
      const asked = { ...filtersOf(chosen), page }
      const { data, error } = await client.query<LedgerAnswer>(LEDGER.text, asked, { requestPolicy: 'network-only' })
      if (error || !data) return { ok: false, refusal: refusalOfQuestion(error ?? { graphQLErrors: [] }) }
      answer = data
      return { ok: true, page: data.entries }
    }
    const read = await readAll(ask)
    if (read.kind !== 'read') return whyNot(read)
    return { answer: answer!, rows: read.rows, from: read.from, to: read.to }
  }
}

/** What the whole ledger is to become. */
export type Leaving = 'print' | 'xlsx' | 'docx'

/** The whole ledger while it is being printed; null before and after. */
const usePrinted = () => {
  const [printed, setPrinted] = useState<Whole | null>(null)
  useEffect(() => {
    if (!printed) return undefined
    const over = () => setPrinted(null)
    addEventListener('afterprint', over)
    print()
    return () => removeEventListener('afterprint', over)
  }, [printed])
  return { printed, setPrinted }
}

/** Makes a file of the whole ledger and hands it to the browser. */
const useSaving = ({ kind, words }: LeavingLedger) => {
  const { t } = useTranslation()
  const paperOf = ({ answer, rows, from, to }: Whole): Paper => {
    const register = registerOf({ kind, rows, first: 1 }, words.register)
    const { title, unit, signatures } = words
    const cells = register.rows.map((row) => row.cells)
    const lines = words.lines(answer, from, to)
    return { title, unit, signatures, lines, columns: register.columns, rows: cells }
  }
  return async (whole: Whole, as: 'xlsx' | 'docx') => {
    const paper = paperOf(whole)
    const annex = t('ledgers.annex', { title: words.title, total: formatCount(whole.rows.length) })
    const cover = { annex, unsealed: t('ledgers.unsealed'), date: t('ledgers.date') }
    const file = as === 'xlsx' ? await xlsxOf(paper) : await docxOf(paper, cover)
    download(`${words.unit}-${words.title}-${dayOf(whole.to.at, words.register.zone)}.${as}`, file)
  }
}

/** Takes the whole ledger off the screen: every row of it or none, to the printer or into a file. */
export const useWholeLedger = (leaving: LeavingLedger) => {
  const { t } = useTranslation()
  const read = useReading(leaving.chosen)
  const save = useSaving(leaving)
  const { printed, setPrinted } = usePrinted()
  const [busy, setBusy] = useState<Leaving | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const leave = async (as: Leaving) => {
    setBusy(as)
    setTrouble(null)
    try {
      const whole = await read()
      if (typeof whole === 'string') setTrouble(whole)
      else if (as === 'print') setPrinted(whole)
      else await save(whole, as)
    } catch {
      setTrouble(t('ledgers.notRead.notMade')) // the part that makes files could not be loaded
    } finally {
      setBusy(null)
    }
  }
  return { busy, trouble, printed, leave: (as: Leaving) => void leave(as) }
}
