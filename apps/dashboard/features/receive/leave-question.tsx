import { Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

interface LeaveModalProps {
  readonly open: boolean
  readonly title: string
  readonly onLeave: (() => void) | undefined
  readonly onStay: (() => void) | undefined
}

/**
 * The question itself. While it comes up it takes no answer (`receive.css`): it stands invisible in its place for some
 * frames, and whoever pressed twice would leave without having read what he loses.
 */
export const LeaveModal = ({ open, title, onLeave, onStay }: LeaveModalProps) => {
  const { t } = useTranslation()
  return (
    <Modal
      {...{ open, title, rootClassName: 'leave-question', okText: t('receive.leaveYes') }}
      cancelText={t('receive.leaveNo')}
      onOk={() => onLeave?.()}
      onCancel={() => onStay?.()}
    />
  )
}

interface LeaveQuestionProps {
  readonly when: boolean
  /** What whoever leaves should know. */
  readonly title: string
}

/** What was begun is kept: the browser asks before it closes the page, the product before it leaves it. */
export const LeaveQuestion = ({ when, title }: LeaveQuestionProps) => {
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
    <LeaveModal open={blocker.state === 'blocked'} {...{ title }} onLeave={blocker.proceed} onStay={blocker.reset} />
  )
}
