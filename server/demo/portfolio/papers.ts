import type { DemoPiece } from './pieces.ts';

type DemoPaper = Omit<DemoPiece, 'kind'>;

const IN_THREE_MINUTES: readonly DemoPaper[] = [
  {
    name: 'attention',
    title: 'Attention Is All You Need',
    begun: { daysAgo: 33 },
    parts: {
      authors:
        'Vaswani, Ashish\nShazeer, Noam\nParmar, Niki\nUszkoreit, Jakob\nJones, Llion\nGomez, Aidan N.\nKaiser, Łukasz\nPolosukhin, Illia',
      year: '2017',
      venue: 'NeurIPS',
      identifier: '1706.03762',
      team: 'Google Brain',
      why: 'Every second question goes back to it.',
      standing: 'discussable',
      problem: 'Translate without a recurrence, whose steps cannot run at the same time.',
      before:
        'Recurrent encoders need as many steps as words; convolutions need many layers before distant words meet.',
      idea: 'Let each word look at all others at once, and learn where to look.',
      method:
        'Scaled dot products, $\\operatorname{softmax}(QK^\\top/\\sqrt{d_k})V$, in eight heads; positions are added as sines.',
      experiments:
        'English to German, 28.4 BLEU, 2 above the best ensemble, in 3.5 days on eight GPUs. It proves speed and quality on translation, no more.',
      limits: 'Cost grows with the square of the length; the schedule of the learning rate is not ablated.',
      extension: 'On sensors, attention over 512 samples is cheap; I would test relative positions first.',
      overclaimed:
        'The title. Without residuals, normalisation and the warm-up nothing trains, and only two language pairs and one parser were tried.',
    },
  },
  {
    name: 'transformations',
    title: 'Multi-task Self-Supervised Learning for Human Activity Detection',
    begun: { withTask: 'target-team-papers' },
    parts: {
      authors: 'Saeed, Aaqib\nOzcelebi, Tanir\nLukkien, Johan',
      year: '2019',
      venue: 'IMWUT',
      identifier: '1907.11879',
      team: 'Eindhoven University of Technology',
      why: 'The first to do without labels on phones; the Motion group began from it.',
      standing: 'discussable',
      problem: 'Recognise activities from a phone’s sensors when hardly anything is labelled.',
      before:
        'Autoencoders were the usual way to use unlabelled signals, and spend themselves on reproducing noise.',
      idea: 'Change a signal in a known way and ask whether it was changed. Whoever can tell must know what unchanged movement looks like.',
      method:
        'One temporal convolutional trunk, a small head for each of eight changes: noise, scale, rotation, sign, time reversed, permuted, warped, channels shuffled. Each head decides yes or no; the loss is $\\sum_k w_k \\operatorname{BCE}_k$. Then the trunk is frozen, or its last layers are tuned, on the labelled windows.',
      experiments:
        'Public phone data sets, with frozen and tuned trunk and across data sets. With ten labelled windows a class it reaches a kappa of 0.7 to 0.8. It proves that the features carry over between phones, not between body sites.',
      limits:
        'Changes are chosen by hand. On a wrist, time reversed is often a movement that happens: a head then learns the habits of the data set.',
      extension:
        'Replace the list of changes with what rotation must do to gravity. That is where my own project begins.',
      overclaimed:
        'Comparable with full supervision holds for easy activities; on the confusable ones a gap of several points stays.',
      reproduction:
        'Their trunk on two of the data sets, split by person; random forest as baseline; five seeds; one evening on one GPU.',
      stop: 'When the supervised trunk is 3 points from theirs after two evenings: then the split is another one.',
    },
  },
  {
    name: 'biobank',
    title:
      'Self-supervised Learning for Human Activity Recognition Using 700,000 Person-days of Wearable Data',
    begun: { withTask: 'target-team-papers' },
    parts: {
      authors:
        'Yuan, Hang\nChan, Shing\nCreagh, Andrew P.\nTong, Catherine\nAcquah, Aidan\nClifton, David A.\nDoherty, Aiden',
      year: '2022',
      venue: 'npj Digital Medicine',
      identifier: '2206.02909',
      team: 'University of Oxford',
      why: 'Their encoder is what the clinics of the Motion group run today.',
      standing: 'discussable',
      problem: 'A recogniser that holds for people, devices and places that it was not trained on.',
      before:
        'Labelled sets have tens of people in a laboratory, so each model fits its own set and no other.',
      idea: 'The task need not be clever if the data are enough: pretrain on what a whole cohort wore for a week.',
      method:
        'A residual network over windows of ten seconds at 30 Hz, pretrained on three tasks at once: is time reversed, were pieces permuted, was it warped. Windows are drawn in proportion to their standard deviation, as most of a week is stillness. Then all layers are tuned on the labelled set.',
      experiments:
        'Other data sets, split by person: F1 rises by 2.5 to 100 % over training from nothing, median 18.4 %, most where data are few. It proves that the features are general; how much is size and how much is task it leaves open.',
      limits:
        'One wrist device, mostly middle-aged people of one country. Relative gains look large where the baseline is poor.',
      extension: 'Their data with my task: the ablation over hours says that a tenth would do.',
      overclaimed: 'A gain of 100 % is from a very low start; in points it is less than the median suggests.',
    },
  },
  {
    name: 'rotations',
    title: 'On the Continuity of Rotation Representations in Neural Networks',
    begun: { withTask: 'target-team-papers' },
    parts: {
      authors: 'Zhou, Yi\nBarnes, Connelly\nLu, Jingwan\nYang, Jimei\nLi, Hao',
      year: '2018',
      venue: 'CVPR 2019',
      identifier: '1812.07035, 10.1109/CVPR.2019.00589',
      team: 'University of Southern California and Adobe Research',
      why: 'My loss stands on it, and Mere Tahana will ask.',
      standing: 'discussable',
      problem: 'Let a network predict a rotation without errors that stay large at certain angles.',
      before:
        'Euler angles and quaternions are not continuous as functions of the rotation: near the seam, two nearly equal targets lie far apart.',
      idea: 'Give the network more numbers than a rotation has freedoms, and map them onto rotations without a seam.',
      method:
        'Six numbers are two vectors, made orthonormal by Gram–Schmidt: $b_1 = \\frac{a_1}{\\lVert a_1\\rVert}$, $b_2 \\propto a_2 - (b_1 \\cdot a_2)\\,b_1$, $b_3 = b_1 \\times b_2$. They show that nothing of four numbers or fewer is continuous for rotations in space, as $SO(3)$ does not embed in $\\mathbb{R}^4$.',
      experiments:
        'Recovering rotations, poses of point clouds, inverse kinematics: lower mean error, and above all no tail of large ones. It proves the point for regression over all rotations; for small turns all do equally well.',
      limits:
        'The map is undefined where $a_1$ and $a_2$ are parallel; nothing is said about how often training comes near.',
      extension:
        'In my head turns are under 60°, where the choice should not matter. It did, by 0.3 points: I would like to know why.',
      overclaimed: 'Continuity makes learning possible, not easy; the theorem says nothing about the rate.',
    },
  },
  {
    name: 'fundamentals-of-replay',
    title: 'Revisiting Fundamentals of Experience Replay',
    begun: { daysAgo: 6 },
    parts: {
      authors:
        'Fedus, William\nRamachandran, Prajit\nAgarwal, Rishabh\nBengio, Yoshua\nLarochelle, Hugo\nRowland, Mark\nDabney, Will',
      year: '2020',
      venue: 'ICML',
      identifier: '2007.06700',
      team: 'Google Brain',
      why: 'It asks of replay what my second project claims to answer.',
      standing: 'discussable',
      problem: 'Find out which property of a replay memory helps: how much it holds, or how old that is.',
      before:
        'Both were changed together: a larger memory holds older transitions unless something else changes too.',
      idea: 'Hold one fixed and vary the other. What is fixed is the ratio of updates to new steps, and with it the age of the oldest policy.',
      method:
        'A grid over capacity and age of the oldest policy, for DQN and for Rainbow. Then parts are added to DQN, and taken from Rainbow, one at a time: prioritised draws, targets over $n$ steps, a distribution of values, Adam.',
      experiments:
        'Atari games. More capacity helps Rainbow and not DQN; fresher transitions help in most games. Of all parts only targets over $n$ steps make a larger memory pay, although they are not corrected. It shows which part, and only in part why.',
      limits: 'One family of algorithms, discrete actions, few seeds a cell.',
      extension:
        'The same grid for my weights: they change the age of what is drawn at a fixed capacity, which the grid cannot separate.',
      overclaimed:
        'That variance explains the benefit of many steps: the test of it accounts for some games and not for others.',
    },
  },
];

const BEGUN: readonly DemoPaper[] = [
  {
    name: 'prioritised',
    title: 'Prioritized Experience Replay',
    begun: { daysAgo: 8 },
    parts: {
      authors: 'Schaul, Tom\nQuan, John\nAntonoglou, Ioannis\nSilver, David',
      year: '2015',
      venue: 'ICLR 2016',
      identifier: '1511.05952',
      team: 'Google DeepMind',
      why: 'The baseline of my second project.',
      standing: 'reading',
      problem: 'Draw from replay what teaches most, instead of everything equally often.',
      before: 'Uniform draws spend most updates on what the agent knows already.',
      idea: 'The error of the value is a stand-in for what can still be learnt from a transition.',
      method:
        'Draw with $P(i) \\propto |\\delta_i|^\\alpha$, and weigh the update by $(N P(i))^{-\\beta}$ with $\\beta$ rising to 1. A sum tree makes both cost $O(\\log N)$.',
    },
  },
  {
    name: 'simclr',
    title: 'A Simple Framework for Contrastive Learning of Visual Representations',
    begun: { daysAgo: 7 },
    parts: {
      authors: 'Chen, Ting\nKornblith, Simon\nNorouzi, Mohammad\nHinton, Geoffrey',
      year: '2020',
      venue: 'ICML',
      identifier: '2002.05709',
      team: 'Google Brain',
      why: 'The contrastive baseline of my first project; read again before the deep dive.',
      standing: 'reading',
      problem:
        'Learn features of images without labels, and without a memory bank or a special architecture.',
      idea: 'Two views of one picture should lie close, and all others of the batch far away.',
      method:
        'Cross-entropy over similarities, $-\\log\\frac{\\exp(s_{ij}/\\tau)}{\\sum_{k \\ne i} \\exp(s_{ik}/\\tau)}$, behind a projection that is thrown away afterwards.',
      limits: 'It wants batches of thousands, and views that a person chose for photographs.',
    },
  },
  {
    name: 'gae',
    title: 'High-Dimensional Continuous Control Using Generalized Advantage Estimation',
    begun: { daysAgo: 5 },
    parts: {
      authors: 'Schulman, John\nMoritz, Philipp\nLevine, Sergey\nJordan, Michael I.\nAbbeel, Pieter',
      year: '2015',
      venue: 'ICLR 2016',
      identifier: '1506.02438',
      team: 'UC Berkeley',
      why: 'I can compute it; I cannot yet say where its bias comes from.',
      standing: 'read',
      idea: 'One number between 0 and 1 trades the bias of the critic for the variance of the return.',
    },
  },
  {
    name: 'resnet',
    title: 'Deep Residual Learning for Image Recognition',
    begun: { daysAgo: 11 },
    parts: {
      authors: 'He, Kaiming\nZhang, Xiangyu\nRen, Shaoqing\nSun, Jian',
      year: '2015',
      venue: 'CVPR 2016',
      identifier: '1512.03385',
      team: 'Microsoft Research',
      why: 'The result that I reproduce: ResNet-20 on CIFAR-10.',
      standing: 'read',
      idea: 'Let layers learn the difference to what they are given: doing nothing is then the easy case.',
      reproduction:
        'CIFAR-10, 45,000 to train on and 5,000 to choose by. Baseline: the same 20 layers without shortcuts. SGD with momentum 0.9, 64,000 steps, three seeds, one night each. The target is 8.75 % error, within half a point.',
      stop: 'After three nights, or as soon as the mean of three seeds is above 10 %: then I look for one fault for an evening, and write down what I have.',
    },
  },
];

const TO_READ: readonly DemoPaper[] = [
  {
    name: 'precipice',
    title: 'Deep Reinforcement Learning at the Edge of the Statistical Precipice',
    begun: { daysAgo: 6 },
    parts: {
      authors: 'Agarwal, Rishabh\nSchwarzer, Max\nCastro, Pablo Samuel\nCourville, Aaron\nBellemare, Marc G.',
      year: '2021',
      venue: 'NeurIPS',
      identifier: '2108.13264',
      team: 'Google Research',
      why: 'How to report ten seeds on six environments.',
      standing: 'to-read',
    },
  },
  {
    name: 'wearable-scaling',
    title: 'Scaling Wearable Foundation Models',
    begun: { daysAgo: 4 },
    parts: {
      authors: 'Narayanswamy, Girish\nLiu, Xin\nAyush, Kumar\nand others',
      year: '2024',
      venue: 'ICLR 2025',
      identifier: '2410.13638',
      team: 'Google Research',
      why: 'Mere Tahana named it in the screen: would hours at this scale make my task needless?',
      standing: 'to-read',
    },
  },
];

/** Eleven papers: five that can be discussed, two read, two being read, two to read. */
export const PAPERS: readonly DemoPiece[] = [...IN_THREE_MINUTES, ...BEGUN, ...TO_READ].map((paper) => ({
  ...paper,
  kind: 'paper',
}));
