/** A typeface for what Source Serif lacks, as its package has it: in slices, each with some of its letters. */
export type KnownFace = {
  /** Of its package. */
  name: string;
  /** It has a bold cut, too. */
  isVariable: boolean;
  /** The language of its letters, for whoever reads aloud and breaks lines, where there is one. */
  language?: string;
  /** What it may stand for. */
  signs: RegExp;
  /** Its only file has more than its package says. */
  isWhole?: true;
};

const EMOJI = 'noto-emoji';

/** The typefaces of one script each, from where they are the only one of it. */
const SCRIPTS: readonly (readonly [name: string, script: RegExp, language?: string])[] = [
  ['noto-sans-arabic', /\p{scx=Arab}/u, 'ar'],
  ['noto-sans-hebrew', /\p{scx=Hebr}/u, 'he'],
  ['noto-sans-devanagari', /\p{scx=Deva}/u, 'hi'],
  ['noto-sans-bengali', /\p{scx=Beng}/u, 'bn'],
  ['noto-sans-gurmukhi', /\p{scx=Guru}/u, 'pa'],
  ['noto-sans-gujarati', /\p{scx=Gujr}/u, 'gu'],
  ['noto-sans-oriya', /\p{scx=Orya}/u, 'or'],
  ['noto-sans-tamil', /\p{scx=Taml}/u, 'ta'],
  ['noto-sans-telugu', /\p{scx=Telu}/u, 'te'],
  ['noto-sans-kannada', /\p{scx=Knda}/u, 'kn'],
  ['noto-sans-malayalam', /\p{scx=Mlym}/u, 'ml'],
  ['noto-sans-sinhala', /\p{scx=Sinh}/u, 'si'],
  ['noto-sans-thai', /\p{scx=Thai}/u, 'th'],
  ['noto-sans-lao', /\p{scx=Laoo}/u, 'lo'],
  ['noto-sans-khmer', /\p{scx=Khmr}/u, 'km'],
  ['noto-sans-myanmar', /\p{scx=Mymr}/u, 'my'],
  ['noto-serif-tibetan', /\p{scx=Tibt}/u, 'bo'],
  ['noto-sans-georgian', /\p{scx=Geor}/u, 'ka'],
  ['noto-sans-armenian', /\p{scx=Armn}/u, 'hy'],
  ['noto-sans-ethiopic', /\p{scx=Ethi}/u, 'am'],
];

const JAPANESE: KnownFace = {
  name: 'noto-sans-jp',
  isVariable: true,
  language: 'ja',
  signs: /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\u3000-\u303f\uff00-\uffef]/u,
};
const KOREAN: KnownFace = {
  name: 'noto-sans-kr',
  isVariable: true,
  language: 'ko',
  signs: /[\p{scx=Hang}\p{scx=Hani}\u3000-\u303f\uff00-\uffef]/u,
};
const CHINESE: KnownFace = {
  name: 'noto-sans-sc',
  isVariable: true,
  language: 'zh',
  signs: /[\p{scx=Hani}\p{scx=Bopo}\p{scx=Hira}\p{scx=Kana}\u3000-\u303f\uff00-\uffef]/u,
};

/**
 * The typefaces that may stand for what Source Serif lacks, the best first. Characters that Chinese, Japanese and Korean
 * share are drawn as the language does whose own letters stand beside them.
 *
 * @param text - all that the document says
 */
export function knownFaces(text: string): KnownFace[] {
  const han = [CHINESE, JAPANESE, KOREAN];
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const isKorean = count(/\p{Script=Hangul}/gu) > count(/\p{Script=Han}/gu);
  const first = isKorean ? KOREAN : /[\u3040-\u30ff]/.test(text) ? JAPANESE : CHINESE;
  return [
    { name: EMOJI, isVariable: true, signs: /\p{Emoji_Presentation}|\ufe0f|\u20e3/u },
    ...SCRIPTS.map(([name, signs, language]) => ({
      name,
      isVariable: true,
      signs,
      ...(language === undefined ? {} : { language }),
    })),
    { name: 'noto-sans-syriac', isVariable: false, language: 'syr', signs: /\p{scx=Syrc}/u },
    { name: 'noto-sans-thaana', isVariable: false, language: 'dv', signs: /\p{scx=Thaa}/u },
    first,
    ...han.filter((face) => face !== first),
    { name: 'noto-sans', isVariable: true, signs: /[\p{L}\p{M}\p{N}\p{P}]/u },
    { name: 'stix-two-math', isVariable: false, signs: /./su, isWhole: true },
    { name: 'noto-sans-symbols-2', isVariable: false, signs: /./su },
    { name: 'noto-sans-symbols', isVariable: true, signs: /./su },
    { name: EMOJI, isVariable: true, signs: /./su },
  ];
}
