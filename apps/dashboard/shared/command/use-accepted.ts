import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, type AnyVariables } from 'urql'
import type { Question } from '../api/questions.js'
import type { CommandOutcome } from '../api/send-command.js'
import { formatCount } from '../format/numbers.js'
import { waitForPosition } from './wait-for-position.js'

export type Accepted = Extract<CommandOutcome, { kind: 'accepted' }>

interface AcceptedOptions<D, V> {
  /** The page's own question, asked anew until its answer has the effect. */
  readonly question: Question<D, V>
  readonly variables: V
  /** The place of the log its answer is as of; nothing where what was asked for is not there. */
  readonly positionIn: (data: D) => number | undefined
  readonly refresh: () => void
}

/** What other contexts add to a command comes a moment after it; so long the page says that it is still to come. */
const FOLLOW_UPS = 1_500

/**
 * After a command was accepted: says so, waits until the page's own answer has its effect, and marks what other contexts
 * add as pending until it was looked for once more.
 */
export const useAccepted = <D, V extends object>({
  question,
  variables,
  positionIn,
  refresh,
}: AcceptedOptions<D, V>) => {
  const { t } = useTranslation()
  const client = useClient()
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
  const positionNow = async () => {
    const asked: AnyVariables = variables
    const { data } = await client.query<D>(question.text, asked, { requestPolicy: 'network-only' })
    return data ? (positionIn(data) ?? null) : null
  }
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
