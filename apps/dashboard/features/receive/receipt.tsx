import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRefusalText } from '../../shared/panel/panel.js'
import { inGroups } from './tracking-code.js'
import type { Receipt } from './use-receiving.js'

interface ReceiptCardProps {
  readonly receipt: Receipt
  readonly onAgain: () => void
}

/** What to hand over to whoever reported, and the way to the item. The code is shown this once. */
export const ReceiptCard = ({ receipt, onAgain }: ReceiptCardProps) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  const { itemId, code, number, notDone, earlier, joined } = receipt
  return (
    <section className="card receipt" aria-live="polite">
      <h2>{t(joined ? 'receive.joined' : 'receive.done')}</h2>
      {earlier ? <Alert type="warning" showIcon className="form-help" title={t('receive.earlier')} /> : null}
      {notDone ? (
        <Alert
          type="warning"
          showIcon
          className="form-help"
          title={t(joined ? 'receive.notNamed' : 'receive.notRegistered', { message: textOf(notDone) })}
        />
      ) : null}
      <dl className="receipt-facts">
        <dt>{t('receive.code')}</dt>
        <dd className="receipt-code">{code === null ? t('receive.noCode') : inGroups(code)}</dd>
        <dt>{t('desk.number')}</dt>
        <dd>{number ?? t('receive.noNumber')}</dd>
      </dl>
      {joined ? <p>{t('receive.tellJoined')}</p> : null}
      {code === null ? null : <p>{t('receive.handOver')}</p>}
      <div className="filters no-print">
        <Button type="primary" onClick={onAgain}>
          {t('receive.again')}
        </Button>
        <Link to={`/items/${encodeURIComponent(itemId)}`}>{t('receive.open')}</Link>
        <Button onClick={() => globalThis.print()}>{t('receive.print')}</Button>
      </div>
    </section>
  )
}
