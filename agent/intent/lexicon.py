"""The words a person may use for the things of ``common.vocabulary``, English and Chinese.

Each entry is one string: exact names, then after ``~`` names of *near* things. A near name is kept as
the user's own label ("gelato" is drawn as ice cream and still called gelato). English aliases are
singular; the matcher accepts plurals. Chinese aliases are simplified; text is folded before matching.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...common.vocabulary import Device, FilmStyle, Form, Mood, Place, PropKind, TimeOfDay, Weather

PLACES: Final[Mapping[Place, str]] = {
    Place.OCEAN: "ocean,sea,at sea,open water,high seas,ocean scene,海,大海,海洋,海上,海里,海面 ~ lake,river,pond,pool,swimming pool,harbour,harbor,waterfall,swamp,湖,湖边,河,河边,游泳池,泳池,港口,码头,瀑布",
    Place.UNDERWATER: "underwater,under the sea,under water,under the ocean,sea floor,ocean floor,seabed,bottom of the sea,bottom of the ocean,deep sea,coral reef,海底,水下,深海,水里 ~ aquarium,submarine,水族馆,潜水艇",
    Place.BEACH: "beach,seaside,shore,seashore,coast,on the sand,海滩,沙滩,海边,海岸 ~ island,desert island,tropical island,pier,小岛,岛上,荒岛",
    Place.TOWN: "town,village,town square,street,city,piazza,downtown,小镇,镇上,街上,街头,大街,村子,城市,城里,广场 ~ market,supermarket,shop,bakery,alley,parking lot,playground,farm,harbour town,shopping mall,mall,zoo,car park,bus stop,cinema,超市,市场,菜市场,夜市,商店,便利店,面包店,停车场,游乐场,农场,动物园,公交站,商场,电影院",
    Place.FOREST: "forest,woods,jungle,wood,rainforest,森林,树林,丛林,林子 ~ park,garden,meadow,treehouse,campsite,公园,花园,草地,果园,营地",
    Place.SNOW: "snow field,snowfield,snowy field,tundra,arctic,antarctica,south pole,north pole,ski slope,雪地,雪原,冰原,南极,北极,滑雪场 ~ igloo,glacier,ice rink,iceberg,冰川,溜冰场",
    Place.ROOM: "room,living room,bedroom,house,apartment,at home,房间,客厅,卧室,家里,屋里,公寓,宿舍 ~ hotel,hotel room,bathroom,attic,basement,hospital,library,museum,elevator,cellar,garage,toilet,gym,spa,hair salon,court,courtroom,prison,jail,酒店,旅馆,浴室,阁楼,地下室,医院,图书馆,博物馆,电梯,车库,厕所,健身房,理发店,法庭,监狱",
    Place.KITCHEN: "kitchen,厨房 ~ restaurant,cafe,café,coffee shop,pizzeria,diner,canteen,bar,ice cream parlour,ice cream parlor,餐厅,饭店,咖啡馆,咖啡店,食堂,小吃店,火锅店,奶茶店,面馆",
    Place.STAGE: "stage,theatre,theater,concert hall,on stage,舞台,剧院,台上,剧场 ~ opera,opera house,circus,tv studio,concert,talent show,stadium,dance floor,red carpet,歌剧院,马戏团,演播室,演唱会,体育场,红毯",
    Place.STATION: "train station,railway station,station,platform,metro station,subway station,火车站,车站,地铁站,站台,月台,高铁站 ~ airport,subway,metro,bus station,机场,地铁,汽车站",
    Place.SPACE: "outer space,space,spaceship,space station,orbit,太空,宇宙,外太空,空间站,太空站,飞船 ~ moon base,on the moon,surface of the moon,mars,jupiter,saturn,planet,galaxy,asteroid,black hole,月球,月球上,月亮上,火星,火星上,土星,木星,银河,黑洞,小行星",
    Place.DESERT: "desert,dunes,sahara,沙漠,戈壁,沙丘 ~ wild west,oasis,绿洲,西部",
    Place.MOUNTAIN: "mountain,mountaintop,mountain top,summit,peak,hill,alps,everest,山上,山顶,高山,山里,雪山,大山 ~ volcano,cliff,cave,valley,canyon,火山,悬崖,山洞,峡谷",
    Place.SCHOOL: "school,classroom,schoolyard,学校,教室,课堂,校园 ~ university,college,kindergarten,大学,幼儿园",
    Place.OFFICE: "office,workplace,meeting room,boardroom,办公室,公司,会议室,写字楼 ~ bank,post office,police station,laboratory,lab,factory,dentist,tax office,银行,邮局,警察局,实验室,工厂,牙科诊所,税务局",
    Place.CASTLE: "castle,palace,fortress,throne room,城堡,宫殿,皇宫 ~ tower,dungeon,haunted house,haunted mansion,temple,tomb,church,cathedral,pyramid,ruin,塔楼,地牢,鬼屋,寺庙,古墓,教堂,金字塔,废墟",
}

TIMES: Final[Mapping[TimeOfDay, str]] = {
    TimeOfDay.DAY: "daytime,at noon,midday,noon,in daylight,broad daylight,afternoon,白天,中午,正午,下午,大白天",
    TimeOfDay.MORNING: "morning,dawn,sunrise,daybreak,early morning,at first light,早上,早晨,清晨,黎明,日出,一大早",
    TimeOfDay.SUNSET: "sunset,dusk,twilight,golden hour,evening,sundown,日落,黄昏,傍晚,夕阳,晚霞",
    TimeOfDay.NIGHT: "night,midnight,nighttime,night time,at night,moonlight,moonlit,tonight,after dark,nocturnal,夜晚,晚上,半夜,深夜,凌晨,夜里,午夜,夜间,月光下,今晚",
}

WEATHERS: Final[Mapping[Weather, str]] = {
    Weather.CLEAR: "sunny,sunshine,clear sky,clear weather,blue sky,cloudless,bright sun,晴天,阳光,晴朗,大太阳,出太阳",
    Weather.RAIN: "rain,雨夜,rainy,raining,drizzle,downpour,pouring,下雨,雨中,雨天,大雨,小雨,雨里,暴雨天",
    Weather.STORM: "storm,stormy,thunderstorm,lightning,thunder,hurricane,typhoon,tornado,tempest,暴风雨,风暴,打雷,闪电,台风,雷雨,暴雨,龙卷风",
    Weather.SNOW: "snowy,雪夜,snowing,snowfall,blizzard,snowstorm,snowflakes,下雪,大雪,雪天,暴风雪,飘雪",
    Weather.FOG: "fog,foggy,mist,misty,haze,大雾,雾里,雾中,起雾,雾天,浓雾,雾",
    Weather.WIND: "wind,windy,breeze,breezy,gale,gusty,大风,刮风,狂风,起风,风很大,微风",
}

PROPS: Final[Mapping[PropKind, str]] = {
    PropKind.BIKE: "bike,bicycle,mountain bike,自行车,脚踏车,单车 ~ motorbike,motorcycle,scooter,moped,unicycle,tricycle,摩托车,独轮车,电动车,滑板车",
    PropKind.BOAT: "boat,船,小船 ~ ship,sailboat,sailing boat,yacht,canoe,ferry,rowboat,raft,kayak,pirate ship,帆船,游艇,独木舟,木筏,海盗船,渡轮",
    PropKind.CAKE: "cake,蛋糕 ~ birthday cake,cupcake,muffin,wedding cake,cheesecake,pie,tiramisu,生日蛋糕,月饼",
    PropKind.ICE_CREAM: "ice cream,ice-cream,冰淇淋,冰激凌,雪糕 ~ gelato,sorbet,popsicle,sundae,冰棍,圣代",
    PropKind.PASTA: "pasta,意大利面,意面 ~ spaghetti,noodle,lasagna,lasagne,ramen,macaroni,ravioli,trenette,面条,拉面,牛肉面,泡面,方便面",
    PropKind.PIZZA: "pizza,披萨,比萨,匹萨",
    PropKind.BANANA: "banana,香蕉 ~ banana peel,香蕉皮",
    PropKind.APPLE: "apple,苹果",
    PropKind.FISH: "fish,鱼 ~ goldfish,tuna,salmon,sardine,clownfish,小丑鱼,金鱼,咸鱼,三文鱼",
    PropKind.SHARK: "shark,鲨鱼 ~ great white,大白鲨",
    PropKind.CRAB: "crab,螃蟹 ~ lobster,hermit crab,龙虾,寄居蟹",
    PropKind.OCTOPUS: "octopus,章鱼,八爪鱼 ~ squid,kraken,鱿鱼,乌贼",
    PropKind.CAT: "cat,猫,小猫,猫咪 ~ kitten,kitty,tomcat,橘猫,黑猫",
    PropKind.DOG: "dog,狗,小狗,狗狗 ~ puppy,poodle,corgi,husky,柯基,哈士奇,柴犬",
    PropKind.SQUIRREL: "squirrel,松鼠 ~ chipmunk,hamster,仓鼠",
    PropKind.SEAGULL: "seagull,gull,海鸥 ~ pigeon,parrot,鸽子,鹦鹉",
    PropKind.PENGUIN: "penguin,企鹅",
    PropKind.DUCK: "duck,鸭子,小鸭子 ~ rubber duck,duckling,goose,chicken,小黄鸭,大鹅,鹅,母鸡",
    PropKind.BALL: "ball,球 ~ football,soccer ball,basketball,beach ball,volleyball,tennis ball,足球,篮球,排球,沙滩球,皮球",
    PropKind.HAT: "hat,帽子 ~ cap,top hat,cowboy hat,helmet,sombrero,礼帽,草帽,头盔",
    PropKind.PHONE: "phone,手机,电话 ~ smartphone,cell phone,cellphone,mobile phone,telephone,智能手机",
    PropKind.MICROPHONE: "microphone,mic,麦克风,话筒",
    PropKind.LIGHTHOUSE: "lighthouse,灯塔",
    PropKind.MOON: "moon,full moon,月亮,满月",
    PropKind.BALLOON: "balloon,气球 ~ hot air balloon,热气球",
    PropKind.BOOK: "book,书,书本 ~ diary,notebook,novel,cookbook,dictionary,日记,日记本,字典,小说,作业本",
    PropKind.UMBRELLA: "umbrella,雨伞,伞 ~ parasol,遮阳伞",
    PropKind.GUITAR: "guitar,吉他 ~ ukulele,banjo,violin,electric guitar,尤克里里,小提琴,二胡",
    PropKind.SWORD: "sword,剑,宝剑 ~ lightsaber,dagger,katana,光剑,大刀",
    PropKind.CROWN: "crown,王冠,皇冠 ~ tiara",
    PropKind.TROPHY: "trophy,奖杯 ~ medal,gold medal,oscar,奖牌,金牌",
    PropKind.MAP: "map,地图 ~ treasure map,藏宝图",
    PropKind.TREASURE: "treasure,treasure chest,宝藏,宝箱,财宝 ~ gold,jewel,diamond,gold coin,pearl,金币,钻石,珍珠",
    PropKind.ROCKET: "rocket,火箭 ~ rocket ship,missile",
    PropKind.ROBOT: "robot,机器人 ~ android,robot vacuum,扫地机器人",
    PropKind.CAR: "car,汽车,小汽车,车 ~ taxi,truck,van,bus,sports car,limousine,fire engine,ambulance,出租车,卡车,公交车,跑车,消防车",
    PropKind.TRAIN: "train,火车,列车 ~ locomotive,steam train,tram,高铁",
    PropKind.TELESCOPE: "telescope,望远镜 ~ binoculars,spyglass",
    PropKind.CAMERA: "camera,相机,照相机,摄像机",
    PropKind.FLOWER: "flower,花,花朵 ~ rose,tulip,sunflower,daisy,bouquet,玫瑰,向日葵,花束,郁金香",
    PropKind.CACTUS: "cactus,cacti,仙人掌",
    PropKind.SNOWMAN: "snowman,snowmen,雪人",
    PropKind.LAMP: "lamp,台灯,灯 ~ lantern,flashlight,torch,candle,magic lamp,灯笼,手电筒,蜡烛,神灯",
    PropKind.CHAIR: "chair,椅子 ~ sofa,couch,armchair,throne,stool,沙发,板凳,王座",
    PropKind.TABLE: "table,桌子 ~ desk,dining table,ping pong table,书桌,餐桌",
    PropKind.COFFEE: "coffee,咖啡 ~ coffee machine,coffee maker,咖啡机,espresso,cappuccino,latte,tea,cup of tea,bubble tea,hot chocolate,拿铁,茶,奶茶,珍珠奶茶,珍奶",
    PropKind.PARCEL: "parcel,package,包裹,快递 ~ mystery box",
    PropKind.HORSE: "horse,马,小马 ~ pony,donkey,mule,foal,驴,驴子,骏马",
    PropKind.COW: "cow,奶牛,牛 ~ bull,ox,calf,水牛,小牛,公牛",
    PropKind.PIG: "pig,猪,小猪 ~ piglet,boar,野猪",
    PropKind.SHEEP: "sheep,羊,绵羊 ~ lamb,goat,小羊,山羊,羊羔",
    PropKind.BEAR: "bear,熊 ~ polar bear,panda,bear cub,北极熊,熊猫,小熊",
    PropKind.LION: "lion,狮子 ~ lioness,小狮子",
    PropKind.TIGER: "tiger,老虎 ~ leopard,豹子",
    PropKind.ELEPHANT: "elephant,大象 ~ mammoth,小象",
    PropKind.FOX: "fox,狐狸 ~ 小狐狸",
    PropKind.WOLF: "wolf,狼 ~ coyote,大灰狼",
    PropKind.RABBIT: "rabbit,兔子 ~ bunny,hare,小兔子,小白兔",
    PropKind.MOUSE: "mouse,老鼠 ~ mice,rat,小老鼠",
    PropKind.TREE: "tree,树,大树 ~ oak,apple tree,树上,苹果树",
    PropKind.LADDER: "ladder,梯子 ~ stepladder",
    PropKind.DOOR: "door,门 ~ front door,大门",
    PropKind.BED: "bed,床 ~ cot,小床",
    PropKind.BENCH: "bench,长椅",
    PropKind.BOX: "box,箱子,盒子 ~ crate,chest,cardboard box,纸箱,木箱",
    PropKind.BUCKET: "bucket,桶,水桶 ~ pail",
    PropKind.FENCE: "fence,栅栏,篱笆",
    PropKind.ROCK: "rock,石头 ~ boulder,stone,巨石,岩石",
    PropKind.HOUSE: "cottage,hut,小屋,房子,木屋",
    PropKind.TENT: "tent,帐篷",
    PropKind.CAMPFIRE: "campfire,bonfire,篝火 ~ 营火",
    PropKind.KITE: "kite,风筝",
    PropKind.SHOVEL: "shovel,铲子,铁锹 ~ spade",
    PropKind.BROOM: "broom,扫帚,扫把",
    PropKind.KEY: "key,钥匙",
    PropKind.LETTER: "letter,信 ~ envelope,postcard,信封,明信片",
    PropKind.GIFT: "gift,礼物 ~ gift box,birthday present,礼盒",
    PropKind.CUP: "cup,杯子 ~ mug,茶杯",
    PropKind.BREAD: "bread,面包 ~ loaf,loaf of bread",
    PropKind.EGG: "egg,鸡蛋,蛋",
    PropKind.COOKIE: "cookie,饼干 ~ biscuit,曲奇",
    PropKind.BONE: "bone,骨头",
    PropKind.STICK: "stick,树枝,棍子 ~ branch,木棍",
    PropKind.DRUM: "drum,鼓 ~ 小鼓",
    PropKind.BELL: "bell,铃铛,钟声",
    PropKind.SANDCASTLE: "sandcastle,sand castle,沙堡",
    PropKind.SURFBOARD: "surfboard,冲浪板",
    PropKind.SLED: "sled,雪橇 ~ sledge,sleigh,toboggan",
    PropKind.STATUE: "statue,雕像 ~ sculpture,雕塑",
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
    r"地球|星球|全球|眼球|鼓掌|鼓励|鼓勵|鼓起|打鼓声|上海|海报|海绵|海带|海鲜|海拔|花时间|花钱|花了|花费|花生|秘书|证书|书包|堵车|开车|"
    r"雪白|海量|花样|火车头|灯光|"
    r"\b(?:good|bad|great|terrible) news\b|\b(?:personal|parking) space\b|\bstage fright\b|\bopen book\b|"
    r"\bcat and mouse\b|\btrain of thought\b|\broom for\b|\bball (?:gown|room)\b|\bfish for compliments\b|"
    r"\bhat trick\b|\bspace bar\b|\bbook club\b|\bby car\b(?=\s*$)|\bnews to me\b|\bhot dogs?\b|\bchair(?:man|woman)\b|"
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
