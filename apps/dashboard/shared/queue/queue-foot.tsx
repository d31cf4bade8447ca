import { Pagination } from 'antd'
import { useTranslation } from 'react-i18next'
import { AsOfStamp } from '../layout/as-of-stamp.js'
import type { AsOf } from '../api/schema.generated.js'
import { formatCount } from '../format/numbers.js'
import { pageIn, useUrlFilters } from '../layout/url-filters.js'
import './queue.css'

/** How many rows a page of a queue has. */
export const PAGE_SIZE = 20

interface QueueFootProps {
  readonly found: { readonly total: number; readonly asOf: AsOf }
  readonly refreshing: boolean
  readonly refresh: () => void
  readonly pageSize?: number
}

/** Below a queue: how many there are, as of when, and the other pages. Which one is shown stands in the address. */
export const QueueFoot = ({ found: { total, asOf }, refreshing, refresh, pageSize = PAGE_SIZE }: QueueFootProps) => {
  const { t } = useTranslation()
  const { value, set } = useUrlFilters()
  return (
    <div className="queue-foot">
      <span>{t('desk.found', { total: formatCount(total) })}</span>
      <AsOfStamp asOf={asOf} refreshing={refreshing} refresh={refresh} />
      {total > pageSize ? (
        <Pagination
          current={pageIn(value('page'))}
          pageSize={pageSize}
          total={total}
          showSizeChanger={false}
          onChange={(page) => set({ page: String(page) }, { keepPage: true })}
          size="small"
        />
      ) : null}
    </div>
  )
}
