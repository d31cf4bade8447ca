import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Chain, Fact, History } from '../../shared/api/schema.generated.js'
import { download, downloadCsv } from '../../shared/export/download.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount, MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { historyCsv, historyJson, type ExportHead } from './history-export.js'

/** What a stream is about, by the beginning of its name. */
const KINDS = ['intake-item', 'rectification-entry', 'accountability-sanction', 'evaluation-rating'] as const

const ChainRow = ({ chain }: { readonly chain: Chain }) => {
  const { t } = useTranslation()
  const kind = KINDS.find((one) => chain.stream.startsWith(`${one}-`))
  return (
    <tr>
      <th scope="row">{kind ? t(`history.stream.${kind}`) : chain.stream}</th>
      <td className="number">{formatCount(chain.facts)}</td>
      <td className="number">{chain.position === null ? MISSING : `#${formatCount(chain.position)}`}</td>
      <td className="mono">{chain.hash ?? MISSING}</td>
      <td className={chain.intact ? 'nowrap state-done' : 'nowrap due-over'}>
        {chain.intact ? `✓ ${t('history.intact')}` : `✗ ${t('history.broken')}`}
      </td>
    </tr>
  )
}

const COLUMNS = ['streamColumn', 'factsColumn', 'lastPosition', 'lastHash', 'check'] as const

/** Stream by stream whether every fact still has its hash and names the one before it. */
export const Chains = ({ history }: { readonly history: History }) => {
  const { t } = useTranslation()
  return (
    <details open={!history.chainIntact}>
      <summary>{t('history.chains')}</summary>
      <DataTable caption={t('history.chainsCaption')} columns={COLUMNS.map((column) => t(`history.${column}`))}>
        {history.chains.map((chain) => (
          <ChainRow key={chain.stream} chain={chain} />
        ))}
      </DataTable>
    </details>
  )
}

interface HistoryExportsProps {
  readonly history: History
  readonly number: string
  readonly sentenceOf: (fact: Fact) => string
  /** The moment of the server's answer. */
  readonly now: string
}

/** The history as a file, with its hashes, and with as of when and by whom it was taken. */
export const HistoryExports = ({ history, number, sentenceOf, now }: HistoryExportsProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const head: ExportHead = {
    itemId: history.itemId,
    number,
    lines: [
      [t('item.title', { number }), ''],
      [t('city.asOfLabel'), `${formatInstant(now, me.zone)} (${me.zone})`],
      [t('city.positionLabel'), history.position === null ? MISSING : `#${formatCount(history.position)}`],
      [t('city.exportedBy'), me.name],
    ],
  }
  const name = `${t('item.history')} ${number}`
  const json = () => download(`${name}.json`, new Blob([historyJson(history, head)], { type: 'application/json' }))
  return (
    <span className="no-print">
      <Button size="small" onClick={() => downloadCsv(name, historyCsv(history, head, sentenceOf))}>
        {t('city.csv')}
      </Button>{' '}
      <Button size="small" onClick={json}>
        {t('history.json')}
      </Button>
    </span>
  )
}
