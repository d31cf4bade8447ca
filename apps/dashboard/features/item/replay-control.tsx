import { Button, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatInstant, instantOfWall, wallFieldOf } from '../../shared/format/dates.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { momentAt, stepAt } from './replay.js'

interface ReplayControlProps {
  readonly moments: readonly string[]
  readonly knownAt: string | null
  readonly onChoose: (knownAt: string | null) => void
}

/** Goes back to what was known: fact by fact on a slider, or to any date and time. */
export const ReplayControl = ({ moments, knownAt, onChoose }: ReplayControlProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const typed = (wall: string) => onChoose(wall === '' ? null : instantOfWall(wall, me.zone))
  const tip = (step = 0) => {
    const moment = momentAt(moments, step)
    return moment === null ? t('history.now') : formatInstant(moment, me.zone)
  }
  return (
    <div className="replay no-print">
      <strong>{t('history.replay')}</strong>
      <Slider
        className="replay-slider"
        min={1}
        max={Math.max(1, moments.length)}
        value={Math.max(1, stepAt(moments, knownAt))}
        disabled={moments.length < 2}
        tooltip={{ formatter: tip }}
        ariaLabelForHandle={t('history.slider')}
        ariaValueTextFormatterForHandle={tip}
        onChange={(step: number) => onChoose(momentAt(moments, step))}
      />
      <label className="day-field">
        {t('history.at')}
        <input
          type="datetime-local"
          value={knownAt === null ? '' : wallFieldOf(knownAt, me.zone)}
          onChange={(event) => typed(event.target.value)}
        />
      </label>
      <Button onClick={() => onChoose(null)} disabled={knownAt === null}>
        {t('history.now')}
      </Button>
      <span className="quiet small">{t('history.replayHelp')}</span>
    </div>
  )
}
