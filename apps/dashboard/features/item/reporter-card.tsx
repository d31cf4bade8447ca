import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askOwner, type OwnerAnswer } from '../../shared/api/ask-owner.js'
import { formatInstant } from '../../shared/format/dates.js'
import { languageNow } from '../../shared/i18n/setup.js'
import { NamedValues } from '../../shared/layout/named-values.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface OpenedField {
  readonly is: 'opened' | 'notSaid' | 'erased' | 'unknownSubject' | 'tampered'
  readonly text?: string
}
const FIELDS = ['name', 'contact', 'address', 'text', 'objection'] as const
type Opened = Readonly<Record<(typeof FIELDS)[number], OpenedField>> & {
  readonly openedAt: string
  readonly until: string
}

interface ReporterCardProps {
  readonly itemId: string
  readonly reportId: string
  readonly onClose: () => void
}

/** Asked once: whoever leaves the page and comes back opens it again, with a reason. */
const useOpened = (itemId: string, reportId: string): OwnerAnswer<Opened> | null => {
  const [answer, setAnswer] = useState<OwnerAnswer<Opened> | null>(null)
  useEffect(() => {
    let gone = false
    const question = { context: 'intake', name: 'openedReporter', args: { itemId, reportId } }
    void askOwner<Opened>(question, languageNow()).then((found) => {
      if (!gone) setAnswer(found)
    })
    return () => {
      gone = true
    }
  }, [itemId, reportId])
  return answer
}

const FieldText = ({ field }: { readonly field: OpenedField }) => {
  const { t } = useTranslation()
  if (field.is === 'opened') return <span className="said">{field.text}</span>
  return <span className="quiet">{t(`reporter.is.${field.is}`)}</span>
}

const OpenedFields = ({ opened }: { readonly opened: Opened }) => {
  const { t } = useTranslation()
  const values = FIELDS.map(
    (name) => [t(`reporter.field.${name}`), <FieldText key={name} field={opened[name]} />] as const,
  )
  return <NamedValues values={values} className="item-facts reporter-facts" />
}

const Answer = ({ answer }: { readonly answer: OwnerAnswer<Opened> }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const textOf = useRefusalText()
  if (answer.kind === 'refused') return <Alert role="alert" type="error" showIcon title={textOf(answer.refusal)} />
  const { openedAt, until } = answer.answer
  const times = { at: formatInstant(openedAt, me.zone), until: formatInstant(until, me.zone) }
  return (
    <>
      <Alert type="warning" showIcon title={t('reporter.recorded', times)} />
      <OpenedFields opened={answer.answer} />
    </>
  )
}

/** What a reporter said of himself, for whoever has just opened it; it says that the opening is recorded. */
export const ReporterCard = ({ itemId, reportId, onClose }: ReporterCardProps) => {
  const { t } = useTranslation()
  const answer = useOpened(itemId, reportId)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [answer])
  return (
    <section className="card no-print" aria-busy={answer === null}>
      <h2 ref={head} tabIndex={-1}>
        {t('reporter.title')}
      </h2>
      {answer ? <Answer answer={answer} /> : <p className="quiet">{t('reporter.opening')}</p>}
      <Button onClick={onClose}>{t('reporter.close')}</Button>
    </section>
  )
}
