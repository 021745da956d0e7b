import type { PageSeed } from './campaign-words.ts';

const call = '[0800 011 3764](tel:08000113764)';

/** The campaign of these weeks in other languages; words for a demonstration, which readers of each would check. */
export const onlineTranslations: readonly PageSeed[] = [
  {
    language: 'ar',
    title: 'ماذا رأيت على الإنترنت اليوم؟',
    lead: 'سؤال يومي واحد قد يفتح حديثًا أكبر. كل ما هنا مجاني للطباعة والمشاركة.',
    body: `## اسأل مبكرًا واسأل كثيرًا

الأسئلة القصيرة في السيارة أو في المطبخ أفضل من حديث واحد طويل.

## كن فضوليًا لا غاضبًا

اسأل عمّا أعجبهم ومن صنعه. استمع حتى النهاية قبل أن تجيب.

## اعرف إلى أين تتوجه

إذا بقيت قلقًا فاتصل على ${call}. لا حاجة إلى ذكر اسمك.

## ثلاثة أسئلة للبداية

1. ما أطرف شيء رأيته اليوم؟
2. من أخبرك بذلك؟
3. ماذا تقول لصديق صدّقه؟
`,
  },
  {
    language: 'bn',
    title: 'আজ অনলাইনে কী দেখলে?',
    lead: 'প্রতিদিনের একটি প্রশ্ন থেকে বড় আলাপ শুরু হতে পারে। এখানকার সবকিছু বিনামূল্যে।',
    body: `## আগে জিজ্ঞাসা করুন, বারবার করুন

গাড়িতে বা রান্নাঘরে ছোট ছোট প্রশ্ন একবারের বড় আলোচনার চেয়ে ভালো।

## রাগ নয়, আগ্রহ দেখান

কী ভালো লেগেছে আর কে বানিয়েছে জিজ্ঞাসা করুন। উত্তর দেওয়ার আগে শেষ পর্যন্ত শুনুন।

## কোথায় যাবেন জানুন

চিন্তা থাকলে ফোন করুন ${call}। নাম বলার দরকার নেই।
`,
  },
  {
    language: 'pa',
    title: 'ਅੱਜ ਤੁਸੀਂ ਔਨਲਾਈਨ ਕੀ ਦੇਖਿਆ?',
    lead: 'ਰੋਜ਼ ਦਾ ਇੱਕ ਸਵਾਲ ਵੱਡੀ ਗੱਲਬਾਤ ਸ਼ੁਰੂ ਕਰ ਸਕਦਾ ਹੈ। ਇੱਥੇ ਸਭ ਕੁਝ ਮੁਫ਼ਤ ਹੈ।',
    body: `## ਜਲਦੀ ਪੁੱਛੋ, ਵਾਰ-ਵਾਰ ਪੁੱਛੋ

ਕਾਰ ਜਾਂ ਰਸੋਈ ਵਿੱਚ ਛੋਟੇ ਸਵਾਲ ਇੱਕ ਵੱਡੀ ਗੱਲ ਨਾਲੋਂ ਚੰਗੇ ਹੁੰਦੇ ਹਨ।

## ਗੁੱਸੇ ਨਹੀਂ, ਉਤਸੁਕ ਰਹੋ

ਪੁੱਛੋ ਕਿ ਕੀ ਚੰਗਾ ਲੱਗਿਆ ਅਤੇ ਕਿਸ ਨੇ ਬਣਾਇਆ। ਜਵਾਬ ਦੇਣ ਤੋਂ ਪਹਿਲਾਂ ਅੰਤ ਤੱਕ ਸੁਣੋ।

## ਜਾਣੋ ਕਿ ਕਿੱਥੇ ਜਾਣਾ ਹੈ

ਜੇ ਫਿਰ ਵੀ ਚਿੰਤਾ ਹੈ, ਤਾਂ ${call} 'ਤੇ ਫ਼ੋਨ ਕਰੋ। ਨਾਂ ਦੱਸਣ ਦੀ ਲੋੜ ਨਹੀਂ।
`,
  },
  {
    language: 'pl',
    title: 'Co dziś widziałeś w internecie?',
    lead: 'Jedno codzienne pytanie może otworzyć większą rozmowę. Wszystko tutaj jest bezpłatne.',
    body: `## Pytaj wcześnie i często

Krótkie pytania w samochodzie lub w kuchni działają lepiej niż jedna poważna rozmowa.

## Bądź ciekawy, nie zły

Zapytaj, co się podobało i kto to zrobił. Wysłuchaj do końca, zanim odpowiesz.

## Wiedz, dokąd się zwrócić

Jeśli nadal się martwisz, zadzwoń: ${call}. Nie musisz podawać nazwiska.

## Trzy pytania na początek

1. Co najśmieszniejszego dziś widziałeś?
2. Kto ci o tym powiedział?
3. Co powiesz koledze, który w to wierzy?
`,
  },
  {
    language: 'ro',
    title: 'Ce ai văzut azi pe internet?',
    lead: 'O singură întrebare de zi cu zi poate deschide o discuție mai mare. Totul aici este gratuit.',
    body: `## Întreabă devreme și des

Întrebările scurte în mașină sau în bucătărie sunt mai bune decât o singură discuție mare.

## Fii curios, nu supărat

Întreabă ce le-a plăcut și cine a făcut-o. Ascultă până la capăt înainte să răspunzi.

## Află unde poți cere ajutor

Dacă ești încă îngrijorat, sună la ${call}. Nu trebuie să îți spui numele.
`,
  },
  {
    language: 'tr',
    title: 'Bugün internette ne gördün?',
    lead: 'Her günkü tek bir soru daha büyük bir sohbeti başlatabilir. Buradaki her şey ücretsizdir.',
    body: `## Erken sorun, sık sorun

Arabada ya da mutfakta kısa sorular, tek bir uzun konuşmadan daha iyi sonuç verir.

## Kızmayın, merak edin

Neyi sevdiğini ve bunu kimin yaptığını sorun. Cevap vermeden önce sonuna kadar dinleyin.

## Nereye başvuracağınızı bilin

Hâlâ endişeliyseniz ${call} numarasını arayın. Adınızı söylemeniz gerekmez.
`,
  },
  {
    language: 'ur',
    title: 'آج آپ نے آن لائن کیا دیکھا؟',
    lead: 'روزمرہ کا ایک سوال بڑی گفتگو کا دروازہ کھول سکتا ہے۔ یہاں سب کچھ مفت ہے۔',
    body: `## جلدی پوچھیں، بار بار پوچھیں

گاڑی میں یا باورچی خانے میں چھوٹے سوال ایک لمبی بات چیت سے بہتر ہیں۔

## غصہ نہیں، دلچسپی دکھائیں

پوچھیں کہ کیا اچھا لگا اور کس نے بنایا۔ جواب دینے سے پہلے پوری بات سنیں۔

## جانیں کہ مدد کہاں ہے

اگر پھر بھی فکر ہو تو ${call} پر فون کریں۔ نام بتانے کی ضرورت نہیں۔

## شروع کرنے کے لیے تین سوال

1. آج سب سے مزے کی چیز کیا دیکھی؟
2. اس کے بارے میں کس نے بتایا؟
3. جو دوست اسے سچ مانے، اس سے کیا کہیں گے؟
`,
  },
];
