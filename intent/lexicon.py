"""The words a person may use for what ``common.vocabulary`` holds, English and Chinese; props are in ``thing_words``.

Each entry is one string: exact names, then after ``~`` names of *near* things. A near name is kept as
the user's own label ("gelato" is drawn as ice cream and still called gelato). English aliases are
singular; the matcher accepts plurals. Chinese aliases are simplified; text is folded before matching.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..common.vocabulary import Device, FilmStyle, Form, Mood, Place, TimeOfDay, Weather

PLACES: Final[Mapping[Place, str]] = {
    Place.OCEAN: "ocean,sea,at sea,open water,high seas,ocean scene,海,大海,海洋,海上,海里,海面 ~ harbour,harbor,港口,码头",
    Place.UNDERWATER: "underwater,under the sea,under water,under the ocean,sea floor,ocean floor,seabed,bottom of the sea,bottom of the ocean,deep sea,coral reef,海底,水下,深海,水里 ~ aquarium,submarine,水族馆,潜水艇",
    Place.BEACH: "beach,seaside,shore,seashore,coast,on the sand,海滩,沙滩,海边,海岸 ~ island,desert island,tropical island,pier,小岛,岛上,荒岛",
    Place.TOWN: "town,village,town square,city,piazza,downtown,小镇,镇上,村子,城市,城里,广场 ~ harbour town,cinema,电影院",
    Place.FOREST: "forest,woods,wood,森林,树林,林子 ~ treehouse,campsite,营地",
    Place.SNOW: "snow field,snowfield,snowy field,tundra,arctic,antarctica,south pole,north pole,ski slope,雪地,雪原,冰原,南极,北极,滑雪场 ~ igloo,glacier,ice rink,iceberg,冰川,溜冰场",
    Place.ROOM: "room,living room,house,apartment,at home,房间,客厅,家里,屋里,公寓 ~ attic,basement,elevator,cellar,garage,gym,court,courtroom,prison,jail,阁楼,地下室,电梯,车库,健身房,法庭,监狱",
    Place.KITCHEN: "kitchen,厨房 ~ restaurant kitchen,后厨",
    Place.STAGE: "stage,theatre,theater,concert hall,on stage,舞台,剧院,台上,剧场 ~ opera,opera house,circus,tv studio,concert,talent show,stadium,dance floor,red carpet,歌剧院,马戏团,演播室,演唱会,体育场,红毯",
    Place.STATION: "train station,railway station,station,platform,metro station,subway station,火车站,车站,地铁站,站台,月台,高铁站 ~ airport,subway,metro,bus station,机场,地铁,汽车站",
    Place.SPACE: "outer space,space,spaceship,space station,orbit,太空,宇宙,外太空,空间站,太空站,飞船 ~ moon base,on the moon,surface of the moon,mars,jupiter,saturn,planet,galaxy,asteroid,black hole,月球,月球上,月亮上,火星,火星上,土星,木星,银河,黑洞,小行星",
    Place.DESERT: "desert,dunes,sahara,沙漠,戈壁,沙丘 ~ wild west,oasis,绿洲,西部",
    Place.MOUNTAIN: "mountain,mountaintop,mountain top,summit,peak,hill,alps,everest,山上,山顶,高山,山里,雪山,大山 ~ volcano,cliff,valley,canyon,火山,悬崖,峡谷",
    Place.SCHOOL: "school,classroom,schoolyard,学校,教室,课堂,校园 ~ university,college,kindergarten,大学,幼儿园",
    Place.OFFICE: "office,workplace,meeting room,boardroom,办公室,公司,会议室,写字楼 ~ bank,post office,police station,laboratory,lab,factory,tax office,银行,邮局,警察局,实验室,工厂,税务局",
    Place.CASTLE: "castle,palace,fortress,throne room,城堡,宫殿,皇宫 ~ tower,dungeon,haunted house,haunted mansion,temple,tomb,church,cathedral,pyramid,ruin,塔楼,地牢,鬼屋,寺庙,古墓,教堂,金字塔,废墟",
    Place.BEDROOM: "bedroom,卧室,睡房,寝室 ~ hotel room,hotel,nursery,children's room,child's room,dormitory,dorm,酒店,旅馆,宿舍,儿童房,婴儿房",
    Place.BATHROOM: "bathroom,浴室,卫生间,洗手间 ~ toilet,shower room,restroom,washroom,spa,厕所,澡堂,淋浴间",
    Place.SHOP: "shop,the store,a store,商店,店里 ~ supermarket,bakery,grocery,grocery store,grocery shop,corner shop,convenience store,toy shop,toy store,toyshop,book shop,book store,bookshop,bookstore,sweet shop,candy shop,candy store,clothes shop,clothes store,clothing store,shoe shop,shoe store,hat shop,flower shop,florist,pet shop,pet store,gift shop,antique shop,butcher shop,butcher's,cake shop,pastry shop,chocolate shop,music shop,department store,boutique,pharmacy,tailor shop,shopping mall,mall,hair salon,barber shop,barbershop,barbers,hairdressers,to the barber,at the barber,the barber's,to the hairdresser,at the hairdresser,the hairdresser's,超市,便利店,面包店,蛋糕店,商场,玩具店,书店,花店,糖果店,服装店,鞋店,宠物店,药店,理发店,美发店",
    Place.CAFE: "cafe,café,coffee shop,咖啡馆,咖啡店,咖啡厅 ~ restaurant,pizzeria,diner,canteen,bar,tearoom,tea house,ice cream parlour,ice cream parlor,餐厅,饭店,餐馆,酒吧,茶馆,食堂,小吃店,火锅店,奶茶店,面馆",
    Place.LIBRARY: "library,图书馆 ~ reading room,阅览室",
    Place.HOSPITAL: "hospital,hospital ward,医院,病房 ~ clinic,doctor's office,the doctor's,to the doctor,at the doctor,doctor's surgery,emergency room,operating room,operating theatre,animal hospital,animal clinic,vet's,the vet,the dentist's,to the dentist,at the dentist,dentist's office,诊所,急诊室,手术室,宠物医院,动物医院,牙科诊所,牙医诊所",
    Place.TRAIN: "train carriage,railway carriage,train compartment,in the train,on the train,on a train,inside the train,inside a train,车厢,车厢里,火车上,火车里,列车上 ~ on the bus,on a bus,in the bus,in a bus,inside the bus,on the tram,on a tram,in the tram,on the subway,on the underground,on the metro,subway car,公交车上,公车上,巴士上,电车上,地铁上,地铁里",
    Place.BARN: "barn,谷仓,粮仓 ~ in the stable,in a stable,into the stable,to the stable,from the stable,out of the stable,stables,cowshed,henhouse,chicken coop,pigsty,马厩,牛棚,马棚,鸡舍,鸡窝,猪圈,羊圈",
    Place.CAVE: "cave,cavern,grotto,山洞,洞穴,岩洞 ~ gold mine,diamond mine,coal mine,lair,bear den,矿洞,矿井",
    Place.MUSEUM: "museum,博物馆 ~ art gallery,gallery,art museum,exhibition hall,美术馆,画廊,艺术馆,展览馆",
    Place.STREET: "street,pavement,sidewalk,street corner,roadside,zebra crossing,街上,街头,大街,街边,路边,马路上,马路边 ~ alley,parking lot,car park,停车场",
    Place.PARK: "park,city park,public park,公园,公园里 ~ zoo,lawn,football field,football pitch,soccer field,playing field,golf course,草地,草坪,动物园",
    Place.GARDEN: "garden,back garden,front garden,flower garden,backyard,back yard,front yard,花园,后花园,院子,后院,庭院 ~ vegetable garden,vegetable patch,flower bed,courtyard,菜园,花圃",
    Place.PLAYGROUND: "playground,adventure playground,游乐场,儿童乐园 ~ sandpit,sandbox,skate park,amusement park,theme park,fairground,funfair,carnival,游乐园,沙坑",
    Place.FARM: "farm,farmyard,barnyard,countryside,农场,牧场,田里,乡下 ~ field,meadow,pasture,cornfield,wheat field,rice field,orchard,vineyard,ranch,田野,麦田,稻田,果园",
    Place.RIVER: "river,riverbank,riverside,brook,creek,mountain stream,by the stream,into the stream,in the stream,河,河边,河里,小河,河岸,小溪,溪边 ~ lake,pond,waterfall,swamp,canal,湖,湖边,池塘,沼泽,瀑布",
    Place.MARKET: "market,marketplace,market square,farmers' market,farmers market,street market,市场,集市,市集 ~ night market,flea market,fish market,christmas market,bazaar,夜市,菜市场,庙会",
    Place.JUNGLE: "jungle,rainforest,丛林,雨林,热带雨林 ~ tropical forest",
    Place.POOL: "pool,swimming pool,poolside,游泳池,泳池,泳池边 ~ water park,水上乐园",
    Place.SHIP: "ship's deck,deck of a ship,deck of the ship,on deck,on a ship,on the ship,on his ship,on her ship,on their ship,on board a ship,on board the ship,aboard a ship,aboard the ship,aboard a pirate ship,aboard the pirate ship,on a pirate ship,on the pirate ship,on a sailing ship,在船上,在甲板上,甲板,甲板上,海盗船上 ~ on a cruise ship,on the cruise ship,on a ferry,on the ferry,on a yacht,on the yacht,邮轮上,轮船上,渡轮上",
}

TIMES: Final[Mapping[TimeOfDay, str]] = {
    TimeOfDay.DAY: "daytime,at noon,midday,noon,in daylight,broad daylight,afternoon,白天,中午,正午,下午,大白天",
    TimeOfDay.MORNING: "morning,dawn,sunrise,daybreak,early morning,at first light,早上,早晨,清晨,黎明,日出,一大早",
    TimeOfDay.SUNSET: "sunset,dusk,twilight,golden hour,evening,sundown,日落,黄昏,傍晚,夕阳,晚霞",
    TimeOfDay.NIGHT: "night,midnight,nighttime,night time,at night,moonlight,moonlit,tonight,after dark,in the dark,of the dark,gets dark,getting dark,got dark,grows dark,dark night,pitch dark,pitch black,power cut,stars come out,bedtime,nocturnal,夜晚,晚上,半夜,深夜,凌晨,夜里,午夜,夜间,月光下,今晚,怕黑,天黑,黑漆漆,停电,黑暗中,摸黑",
}

WEATHERS: Final[Mapping[Weather, str]] = {
    Weather.CLEAR: "sunny,sunshine,clear sky,clear weather,blue sky,cloudless,bright sun,晴天,阳光,晴朗,大太阳,出太阳",
    Weather.RAIN: "rain,雨夜,rainy,raining,drizzle,downpour,pouring,下雨,雨中,雨天,大雨,小雨,雨里,暴雨天",
    Weather.STORM: "storm,stormy,thunderstorm,lightning,thunder,hurricane,typhoon,tornado,tempest,暴风雨,风暴,打雷,闪电,台风,雷雨,暴雨,龙卷风",
    Weather.SNOW: "snowy,雪夜,snowing,snowfall,blizzard,snowstorm,snowflakes,下雪,大雪,雪天,暴风雪,飘雪",
    Weather.FOG: "fog,foggy,mist,misty,haze,大雾,雾里,雾中,起雾,雾天,浓雾,雾",
    Weather.WIND: "wind,windy,breeze,breezy,gale,gusty,大风,刮风,狂风,起风,风很大,微风",
}

FORMS: Final[Mapping[Form, str]] = {
    Form.SKETCH: "comedy sketch,sketch,小品,短剧",
    Form.TRAILER: "movie trailer,film trailer,trailer,teaser,blockbuster,预告片,预告,电影预告",
    Form.DOCUMENTARY: "nature documentary,wildlife documentary,documentary,mockumentary,wildlife film,纪录片,动物世界,自然纪录片,伪纪录片",
    Form.COMMERCIAL: "commercial,advertisement,advert,infomercial,tv ad,shopping channel,teleshopping,ad for,an ad,广告,电视购物,广告片,带货",
    Form.NEWS: "news report,news broadcast,breaking news,news bulletin,newscast,newsflash,tv news,news,weather forecast,新闻联播,新闻报道,突发新闻,新闻,天气预报,直播报道",
    Form.COOKING_SHOW: "cooking show,cookery show,baking show,cooking class,recipe video,cooking competition,烹饪节目,美食节目,做饭节目,厨艺节目,做菜节目",
    Form.SILENT_FILM: "silent film,silent movie,silent-film,silent comedy,slapstick,charlie chaplin,默片,无声电影,哑剧,卓别林",
    Form.SUPERHERO: "superhero movie,superhero film,superhero,superheroes,comic book hero,superpower,超级英雄,超能力,英雄电影",
    Form.HEIST: "heist movie,heist film,heist,bank robbery,robbery,caper,劫案,抢劫,盗宝,劫匪片,盗窃大片",
    Form.HORROR: "horror movie,horror film,horror,scary movie,ghost story,haunted,spooky,scary one,something scary,恐怖片,恐怖,鬼片,惊悚片,鬼故事",
    Form.MOTIVATION: "motivational speech,motivational video,motivational,pep talk,ted talk,inspirational speech,life coach,励志演讲,励志,鸡汤,打气,演讲",
    Form.ROMANCE: "romantic comedy,romance,love story,rom-com,romcom,romantic film,romantic movie,romantic,first date,爱情片,爱情故事,浪漫,言情,恋爱,偶像剧",
    Form.INTERVIEW: "interview,talk show,press conference,late night show,podcast,job interview,访谈,采访,脱口秀访谈,专访,记者会,面试,播客",
}

STYLES: Final[Mapping[FilmStyle, str]] = {
    FilmStyle.TOON: "toon,3d cartoon,cartoon style,卡通风格",
    FilmStyle.SILENT: "black and white,black & white,b & w,black-and-white,silent style,silent-movie style,silent movie style,b&w,1920s style,old-timey,黑白,黑白片,老电影风格,黑白风格",
    FilmStyle.NOIR: "noir,film noir,detective style,hard-boiled,黑色电影,侦探片,黑色风格",
    FilmStyle.STORYBOOK: "storybook,story book,fairy tale,fairytale,bedtime story,picture book,watercolour,watercolor,童话,绘本,睡前故事,故事书,水彩",
    FilmStyle.NEWS: "news style,新闻风格",
}

MOODS: Final[Mapping[Mood, str]] = {
    Mood.PLAYFUL: "playful,light-hearted,lighthearted,cheerful,upbeat,欢快,轻松,俏皮",
    Mood.ADVENTUROUS: "adventurous,adventure,swashbuckling,冒险,历险",
    Mood.MYSTERIOUS: "mysterious,mystery,eerie,dreamy,神秘,悬疑",
    Mood.TENSE: "tense,suspenseful,thrilling,thriller,suspense,darker,紧张,惊险,刺激",
    Mood.ROMANTIC: "romantic mood,romantic music,浪漫的音乐",
    Mood.EPIC: "epic,dramatic,grand,heroic,majestic,史诗,壮观,宏大,热血",
    Mood.MELANCHOLY: "melancholy,melancholic,sad,bittersweet,nostalgic,sombre,wistful,忧伤,伤感,悲伤,怀旧",
    Mood.RAGTIME: "ragtime,拉格泰姆",
    Mood.NEWSROOM: "newsroom music",
    Mood.NONE: "no music,without music,没有音乐,不要音乐,无配乐",
}

DEVICES: Final[Mapping[Device, str]] = {
    Device.REVERSAL: "reversal,role reversal,with a twist,twist ending,plot twist,反转,神转折",
    Device.EXAGGERATION: "exaggerated,exaggeration,over the top,over-the-top,夸张",
    Device.ANACHRONISM: "anachronism,anachronistic,in the middle ages,medieval,stone age,时代错乱,穿越",
    Device.LITERAL: "literal,taken literally,takes everything literally,wordplay,puns,字面意思,谐音",
    Device.STATUS_SWAP: "swap roles,swap places,trade places,is the boss of,身份互换,角色互换,互换身份",
    Device.BATHOS: "bathos,anticlimax,anti-climax,disappointing ending,虎头蛇尾,反高潮",
    Device.RUNNING_GAG: "running gag,running joke,keeps happening,again and again,反复出现,老梗",
}

SNOW: Final[str] = "snow,雪"
"""A place when a story plays in it and no other place is named, else weather."""

NOT_MEANT: Final[str] = (
    r"地球|星球|全球|眼球|鼓掌|鼓励|鼓勵|鼓起|打鼓声|上海|海报|海绵|海带|海鲜|海拔|花时间|花钱|花了|花费|花生|秘书|证书|堵车|开车|"
    r"纸巾|剪纸|折纸|纸片人|餐巾纸|糖纸|墙纸|(?:芒果|橙子|橘子|樱桃|桃子|榴莲|榴槤|椰子|葡萄|柠檬)(?=树|藤)|纸杯|纸袋|纸屑|纸灯笼|卫生纸|"
    r"\borange(?=[- ](?:cat|kitten|dog|puppy|fox|fish|goldfish|tiger|crab|hair|hat|scarf|shirt|coat|dress|robot|car|bus|"
    r"light|sky|glow|sun|sunset|balloon|ball|flower|lea(?:f|ves)|fur|tail|bird|stripes?|one|juice|tree)\b)|"
    r"(?<!\ba )(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bmy )(?<!\btheir )(?<!\bold )"
    r"\b(?:saw|dress(?:es)?|sinks?|taps?|combs?|hammers?|drills?|vacuums?|racks?)\b(?=\s+\w|[.,!?;:])|\btap(?= danc)|"
    r"\bdrawing(?= (?:an?|the|on|with|his|her|their)\b)|\bpants(?= (?:heavily|and|for)\b)|\b(?:pig|play) ?pen\b|"
    r"\bpaper(?= (?:crown|lantern|bag|cup|hat|star|bird|airplane|aeroplane|towel|clip|volcano|snowflake|figure|doll|chain|trail)s?\b)|\bpeter pan\b|"
    r"\b(?:conveyor|seat) ?belts?\b|\bcherry(?= (?:blossom|tree))|\bcurtain call\b|"
    r"\btoy(?= (?:car|train|robot|boat|sword|plane|dinosaur|truck|bus|rocket|soldier|shop|store|box|piano|drum)s?\b)|"
    r"\bsoap opera\b|"
    r"\b(?:gets?|got|getting|climb\w*|jump\w*|hop\w*|step\w*|leap\w*|lands?|puts?|throws?|loads?) (?:back |up )?(?:on|in)"
    r"(?= (?:the|an?) (?:train|bus|tram|subway|metro|underground)\b)|"
    r"\b(?:on|in|inside) (?:the|an?)(?= (?:train|bus|tram|subway|metro) (?:station|stop|track|driver|line|ticket|roof|set)s?\b)|"
    r"\b(?:car |whirl)pool\b|\bpool (?:table|cue)s?\b|\bplay(?:s|ed|ing)? pool\b|"
    r"\bpools?(?= of (?!the))|\b(?:parks|parked|to park)(?= (?:his|her|their|its|my|our|the|an?)\b)|"
    r"\b(?:magnetic|force|force-) ?fields?\b|\bfield trips?\b|\bstock market\b|\bstreet (?:smart|wise|food)\b|"
    r"(?<=[进入到往])水[里下]|小?河(?=马|狸|豚|南|北)|湖(?=南|北|人队)|江湖|雀斑|"
    r"\bnursery (?:rhyme|teacher|school)s?\b|\bon (?:the|a) train of thought\b|\brais\w+ the bar\b|\bbars? of gold\b|"
    r"\bbar(?:s|red)? the door\b|\bdiners?(?= (?:eats?|drops?|drinks?|orders?)\b)|\bpool(?:s|ed)? (?:her|his|their|our)\b|\bcav(?:es?|ed) in\b|"
    r"\bto market (?:his|her|their|an?)\b|\bjungle gym\b|\bbanks? of (?:snow|fog|clouds?)\b|(?<=\bon )board\b|"
    r"\bred bull\b|\bpony[- ]?tails?\b|桥段|汤姆|汤米|星星眼|雪白|海量|花样|火车头|灯光|"
    r"\b(?:good|bad|great|terrible) news\b|\b(?:personal|parking) space\b|\bstage fright\b|\bopen book\b|"
    r"\bcat and mouse\b|\btrain of thought\b|\broom for\b|\bball (?:gown|room)\b|\bfish for compliments\b|"
    r"\bhat trick\b|\bspace bar\b|\bbook club\b|\bby car\b(?=\s*$)|\bnews to me\b|\bchair(?:man|woman)\b|"
    r"\bo.?clock\b|\bas well\b|\bthe well[- ](?:known|being)\b|\ball's well\b|\bspider-?man\b|"
    r"\bover the moon\b|\bpiece of cake\b|\bbank holiday\b|\bold school\b"
)
"""Phrases (a regular expression) whose words don't mean the thing they name."""

ROLES: Final[str] = (
    "pirate,astronaut,chef,cook,detective,wizard,witch,king,queen,prince,princess,grandma,grandmother,grandpa,"
    "grandfather,teacher,doctor,knight,vampire,ninja,cowboy,zombie,ghost,alien,plumber,president,boss,waiter,"
    "waitress,scientist,professor,farmer,fisherman,captain,sailor,mermaid,monster,burglar,thief,policeman,"
    "police officer,firefighter,judge,lawyer,dentist,barber,barista,baker,butler,clown,magician,musician,singer,"
    "dancer,painter,poet,philosopher,viking,samurai,gladiator,caveman,cavewoman,mum,mom,dad,baby,neighbour,"
    "neighbor,nurse,pilot,soldier,spy,tourist,influencer,programmer,accountant,politician,santa,santa claus,"
    "superhero,villain,lifeguard,librarian,lighthouse keeper,tax inspector,intern,fairy,mailman,postman,"
    "海盗,宇航员,厨师,侦探,巫师,女巫,国王,女王,王后,王子,公主,奶奶,爷爷,外婆,老师,医生,骑士,吸血鬼,忍者,牛仔,僵尸,"
    "幽灵,外星人,水管工,总统,老板,服务员,科学家,教授,农夫,渔夫,船长,水手,美人鱼,怪兽,小偷,警察,消防员,法官,律师,"
    "牙医,理发师,面包师,管家,小丑,魔术师,歌手,画家,诗人,哲学家,武士,原始人,妈妈,爸爸,邻居,护士,飞行员,士兵,间谍,"
    "游客,网红,程序员,会计,圣诞老人,快递员,外卖员,救生员,皇帝,孙悟空,唐僧,猪八戒,道士"
)
"""People without a preset; one of the cast plays them under that name."""

EMOJI: Final[Mapping[str, str]] = {
    "🍕": "pizza",
    "🐙": "octopus",
    "🌊": "ocean",
    "🌙": "night",
    "🌕": "moon",
    "🌛": "moon",
    "⛈": "storm",
    "🌩": "storm",
    "🌧": "rain",
    "☔": "rain",
    "☀": "sunny",
    "🌞": "sunny",
    "❄": "snowing",
    "🌨": "snowing",
    "🌫": "fog",
    "💨": "windy",
    "🌅": "sunrise",
    "🌇": "sunset",
    "🏖": "beach",
    "🏝": "island",
    "🌲": "forest",
    "🚀": "rocket",
    "🌌": "outer space",
    "🏜": "desert",
    "⛰": "mountain",
    "🏔": "mountain",
    "🏫": "school",
    "🏢": "office",
    "🏰": "castle",
    "🚉": "station",
    "🍳": "cooking show",
    "🎭": "stage",
    "🐱": "cat",
    "🐈": "cat",
    "🐶": "dog",
    "🐕": "dog",
    "🐿": "squirrel",
    "🐧": "penguin",
    "🦆": "duck",
    "🦈": "shark",
    "🦀": "crab",
    "🐟": "fish",
    "🐠": "fish",
    "🎂": "birthday cake",
    "🍰": "cake",
    "🍦": "ice cream",
    "🍨": "ice cream",
    "🍝": "spaghetti",
    "🍌": "banana",
    "🍎": "apple",
    "⚽": "football",
    "🎩": "top hat",
    "📱": "phone",
    "🎤": "microphone",
    "🎈": "balloon",
    "📖": "book",
    "📚": "book",
    "☂": "umbrella",
    "🎸": "guitar",
    "⚔": "sword",
    "👑": "crown",
    "🏆": "trophy",
    "🗺": "map",
    "💎": "treasure",
    "🤖": "robot",
    "🚗": "car",
    "🚂": "train",
    "🔭": "telescope",
    "📷": "camera",
    "🌹": "rose",
    "🌸": "flower",
    "🌵": "cactus",
    "⛄": "snowman",
    "☕": "coffee",
    "📦": "parcel",
    "🚲": "bike",
    "⛵": "boat",
    "🕊": "seagull",
    "🏴‍☠": "pirate",
    "👻": "ghost",
    "🧟": "zombie",
    "🧙": "wizard",
    "🦸": "superhero movie",
    "❤": "romance",
    "📰": "news",
}
"""Emoji as the words they stand for."""
