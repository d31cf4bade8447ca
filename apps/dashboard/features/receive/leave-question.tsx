import { Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

interface LeaveQuestionProps {
  readonly when: boolean
  /** What whoever leaves should know. */
  readonly title: string
}

/** What was begun is kept: the browser asks before it closes the page, the product before it leaves it. */
export const LeaveQuestion = ({ when, title }: LeaveQuestionProps) => {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener('beforeunload', ask)
    return () => globalThis.removeEventListener('beforeunload', ask)
  }, [when])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={title}
      okText={t('receive.leaveYes')}
      cancelText={t('receive.leaveNo')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    />
  )
}
