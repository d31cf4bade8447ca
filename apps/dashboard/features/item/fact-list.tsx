import { useTranslation } from 'react-i18next'
import type { Fact } from '../../shared/api/schema.generated.js'
import { dayOf, formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { sentenceValues } from './fact-sentence.js'

interface FactListProps {
  readonly facts: readonly Fact[]
  readonly campaign: string | null
}

const SYSTEM = 'system'

const useSentence = (campaign: string | null) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (fact: Fact): string =>
    t(`fact.${fact.type}`, {
      ...sentenceValues(fact, { labels, zone: me.zone, campaign }),
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

/** Every fact in plain words: when, what, by whom; what is written in the log one click away. */
export const FactList = ({ facts, campaign }: FactListProps) => {
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
            <div>{sentence(fact)}</div>
            <div className="quiet small">
              {labels.person(fact.personId)}
              {fact.unitId ? ` · ${labels.unit(fact.unitId)}` : ''}
            </div>
            <Raw fact={fact} />
          </div>
        </li>
      ))}
    </ol>
  )
}
