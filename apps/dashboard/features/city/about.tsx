import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'

interface AboutProps {
  readonly name: string
  readonly lines: readonly string[]
  readonly figures: Figures
}

/** What a figure means: definition, formula, and the place in the log it was counted from. */
export const About = ({ name, lines, figures }: AboutProps) => {
  const { t } = useTranslation()
  const { asOf, zone } = figures
  const source = t('city.source', { position: formatCount(asOf.position), time: formatInstant(asOf.at, zone) })
  const content = (
    <div className="about">
      {[...lines, source].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
  return (
    <Popover title={name} content={content} trigger="click">
      <Button type="text" size="small" className="about-button" aria-label={t('city.about', { name })}>
        <span aria-hidden="true">ⓘ</span>
      </Button>
    </Popover>
  )
}
