import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutcome } from '../api/send-command.js'
import { formatCount } from '../format/numbers.js'
import { waitForPosition } from './wait-for-position.js'

export type Accepted = Extract<CommandOutcome, { kind: 'accepted' }>

interface AcceptedOptions {
  /** The position the page's own answer is as of, asked anew. */
  readonly positionNow: () => Promise<number | null>
  readonly refresh: () => void
}

/** What other contexts add to a command comes a moment after it; so long the page says that it is still to come. */
const FOLLOW_UPS = 1_500

/**
 * After a command was accepted: says so, waits until the page's own answer has its effect, and marks what other contexts
 * add as pending until it was looked for once more.
 */
export const useAccepted = ({ positionNow, refresh }: AcceptedOptions) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  useEffect(() => {
    if (!pending) return undefined
    const timer = setTimeout(() => {
      refresh()
      setPending(false)
    }, FOLLOW_UPS)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the page's refresh is another function at each drawing
  }, [pending])
  const accepted = async ({ position, again }: Accepted): Promise<void> => {
    if (again) void message.success(t('item.acceptedAgain'))
    else if (position === null) void message.info(t('item.acceptedNothing'))
    else void message.success(t('item.accepted', { position: formatCount(position) }))
    if (position !== null) setPending(true)
    if (position !== null && !(await waitForPosition(position, positionNow))) void message.warning(t('item.processing'))
    refresh()
  }
  return { accepted, pending }
}
