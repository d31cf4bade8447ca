import { Pagination } from 'antd'
import { useTranslation } from 'react-i18next'
import { AsOfStamp } from '../layout/as-of-stamp.js'
import type { AsOf } from '../api/schema.generated.js'
import { formatCount } from '../format/numbers.js'

/** How many rows a page of a queue has. */
export const PAGE_SIZE = 20

interface QueueFootProps {
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
  readonly asOf: AsOf
  readonly refreshing: boolean
  readonly refresh: () => void
}

/** Below a queue: how many there are, as of when, and the other pages. */
export const QueueFoot = ({ total, page, onPage, asOf, refreshing, refresh }: QueueFootProps) => {
  const { t } = useTranslation()
  return (
    <div className="queue-foot">
      <span>{t('desk.found', { total: formatCount(total) })}</span>
      <AsOfStamp asOf={asOf} refreshing={refreshing} refresh={refresh} />
      {total > PAGE_SIZE ? (
        <Pagination
          current={page}
          pageSize={PAGE_SIZE}
          total={total}
          showSizeChanger={false}
          onChange={onPage}
          size="small"
        />
      ) : null}
    </div>
  )
}
