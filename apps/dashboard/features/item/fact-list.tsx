import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, Fact } from '../../shared/api/schema.generated.js'
import { dayOf, formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { answeredPoints } from './answered-points.js'
import { contextOf, sentenceValues } from './fact-sentence.js'

/** Somebody chose to void a fact. */
export type OnVoid = (action: Action, factId: string) => void

interface FactListProps {
  readonly facts: readonly Fact[]
  readonly campaign: string | null
  /** Left out where the past is looked at: nothing is voided there. */
  readonly onVoid?: OnVoid
}

const SYSTEM = 'system'

/** A fact in one sentence, in the language of the screen. */
export const useSentence = (campaign: string | null) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (fact: Fact): string =>
    t(`fact.${fact.type}`, {
      ...sentenceValues(fact, { labels, zone: me.zone, campaign }),
      context: contextOf(fact),
      defaultValue: fact.says,
    })
}

const Raw = ({ fact }: { readonly fact: Fact }) => {
  const { t } = useTranslation()
  return (
    <details className="raw">
      <summary>{t('history.raw')}</summary>
      <p className="mono quiet">
        {fact.type} · {t('history.position', { position: formatCount(fact.position), hash: fact.hash })}
      </p>
      <pre className="mono">{JSON.stringify(JSON.parse(fact.data), null, 2)}</pre>
    </details>
  )
}

const Times = ({ fact }: { readonly fact: Fact }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const occurred = fact.precision === 'day' ? dayOf(fact.occurredAt, me.zone) : formatInstant(fact.occurredAt, me.zone)
  const recorded = formatInstant(fact.recordedAt, me.zone)
  return (
    <>
      <time dateTime={fact.occurredAt}>{occurred}</time>
      {fact.lateRecord ? (
        <abbr className="late" title={t('history.lateWhy', { occurred, recorded })}>
          {t('history.late')}
        </abbr>
      ) : null}
      {fact.lateRecord ? <span className="quiet small"> {t('history.recorded', { time: recorded })}</span> : null}
    </>
  )
}

/** What was voided stays readable, struck through, with who voided it and why. */
const Sentence = ({ fact, text }: { readonly fact: Fact; readonly text: string }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  if (!fact.voided) return <div>{text}</div>
  const { personId, reason, recordedAt } = fact.voided
  return (
    <div>
      <del>{text}</del>
      <div className="small">
        {t('history.voided', { person: labels.person(personId), time: formatInstant(recordedAt, me.zone), reason })}
      </div>
    </div>
  )
}

/** Which points a reply answered, each with its words; nothing where none was asked for. */
const AnsweredPoints = ({ fact, facts }: { readonly fact: Fact; readonly facts: readonly Fact[] }) => {
  const { t } = useTranslation()
  const { channels } = useSigned()
  const { language } = useLabels()
  const points = answeredPoints(fact, facts, channels)
  if (points.length === 0) return null
  return (
    <dl className="named-values small" aria-label={t('history.points')}>
      {points.map(({ code, name, words }) => (
        <div key={code}>
          <dt>{name?.[language] ?? code}</dt>
          <dd>{fact.voided ? <del>{words}</del> : words}</dd>
        </div>
      ))}
    </dl>
  )
}

const VoidButton = ({ fact, onVoid }: { readonly fact: Fact; readonly onVoid: OnVoid | undefined }) => {
  const { t } = useTranslation()
  const { voiding, factId } = fact
  if (!voiding?.allowed || !onVoid) return null
  return (
    <Button size="small" className="no-print" onClick={() => onVoid(voiding, factId)}>
      {t(`command.name.${voiding.command}`)}
    </Button>
  )
}

/** Every fact in plain words: when, what, by whom; what is written in the log one click away. */
export const FactList = ({ facts, campaign, onVoid }: FactListProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const sentence = useSentence(campaign)
  return (
    <ol className="facts" aria-label={t('item.historyCaption')}>
      {facts.map((fact) => (
        <li key={`${fact.position}-${fact.hash}`} className={fact.personId === SYSTEM ? 'fact fact-system' : 'fact'}>
          <div className="fact-time">
            <Times fact={fact} />
          </div>
          <div>
            <Sentence fact={fact} text={sentence(fact)} />
            <AnsweredPoints fact={fact} facts={facts} />
            <div className="quiet small">
              {labels.person(fact.personId)}
              {fact.unitId ? ` · ${labels.unit(fact.unitId)}` : ''}
            </div>
            <Raw fact={fact} />
            <VoidButton fact={fact} onVoid={onVoid} />
          </div>
        </li>
      ))}
    </ol>
  )
}
