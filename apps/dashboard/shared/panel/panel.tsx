import { Alert, Button, Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NETWORK, SERVER, type Refusal } from '../api/refusal.js'
import type { PanelState } from './panel-state.js'

interface PanelProps<T> {
  readonly state: PanelState<T>
  readonly refresh: () => void
  readonly children: (data: T, refreshing: boolean) => ReactNode
  /** What an empty answer says: why, and what to do. Left out where the children say it. */
  readonly empty?: (data: T) => ReactNode
  readonly rows?: number
}

/** What went wrong in words; the server's own sentence where it gave one. */
export const useRefusalText = (): ((refusal: Refusal) => string) => {
  const { t } = useTranslation()
  return ({ code, message }) => {
    if (code === NETWORK) return t('panel.network')
    if (code === SERVER) return t('panel.fault')
    return message || t(`refusal.${code}`, { defaultValue: code })
  }
}

interface FailureProps {
  readonly refusal: Refusal
  readonly refresh: () => void
}

const Failure = ({ refusal, refresh }: FailureProps) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('panel.failed')}
      description={`${textOf(refusal)} ${t('panel.code', { code: refusal.code })}`}
      action={<Button onClick={refresh}>{t('panel.retry')}</Button>}
    />
  )
}

/** A part of a page in whichever state it is: loading, failed, empty, partial, or with its data. Others go on beside it. */
export const Panel = <T,>({ state, refresh, children, empty, rows = 6 }: PanelProps<T>) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  switch (state.kind) {
    case 'loading':
      return (
        <div role="status" aria-label={t('panel.loading')}>
          <Skeleton active title={false} paragraph={{ rows }} />
        </div>
      )
    case 'failed':
      return <Failure refusal={state.refusal} refresh={refresh} />
    case 'empty':
      return empty ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty(state.data)} />
      ) : (
        children(state.data, false)
      )
    case 'partial':
      return (
        <>
          <Alert type="warning" showIcon title={t('panel.partial', { message: textOf(state.refusal) })} />
          {children(state.data, false)}
        </>
      )
    case 'data':
      return children(state.data, state.refreshing)
  }
}
